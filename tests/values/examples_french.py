"""Values in French, by example: `un` counts nothing, a point in figures is left alone, and what elides is elided."""

from __future__ import annotations

AMOUNTS = """
au moins 50 soldats | [50, ∞) soldats
plus de 1 500 personnes | (1,500, ∞) personnes
1 500,5 km | 1,500,500 length
1,5 | 1.5
1 000 000 | 1,000,000
vingt et un | 21
quatre-vingt-dix-neuf | 99
deux cent mille habitants | 200,000 habitants
trois millions et demi | 3,500,000
un demi-million | 500,000
une centaine | [90, 110]
plus d'une centaine de morts | (100, ∞) morts
près d'un million d'euros | [900,000, 1,000,000) EUR
environ 45 kilomètres | [40,500, 49,500] length
entre deux et trois millions | [2,000,000, 3,000,000]
30 à 40 % | [30, 40] percent
10 pour cent | 10 percent
aucun | 0
zéro | 0
une heure | 0.0416667 duration
50 ou plus | [50, ∞)
50 personnes au moins | [50, ∞) personnes
1 200 € | 1,200 EUR
deux douzaines | 24
jusqu'à 300 | [0, 300]
moins de dix jours | [0, 10) duration
un total de 36 | 36
quelques milliers de personnes | [3,000, 5,999] personnes
plusieurs millions | [3,000,000, 9,999,999]
soixante et onze | 71
mille | 1,000
un million deux cent mille | 1,200,000
12,5 points de pourcentage | 12.5 percentage point
"""

NO_AMOUNTS = """
1.500
1,500
un soldat
une seconde
1.5
deux cents et trois cents
des gens
beaucoup
"""

DAYS = """
dans un délai d'un mois | .. 2026-03-23
d'ici un mois | .. 2026-03-23
d'ici trois semaines | .. 2026-03-16
d'ici à la fin du mois | .. 2026-02-28
d'ici le 15 mars 2026 | .. 2026-03-15
d'ici mars 2026 | .. 2026-03-31
d'ici la fin mars 2026 | .. 2026-03-31
avant le 1er avril 2026 | .. 2026-03-31
avant avril 2026 | .. 2026-03-31
pas avant le 1er avril 2026 | 2026-04-01 ..
après le 3 mai 2026 | 2026-05-04 ..
à partir du 1er janvier 2027 | 2027-01-01 ..
depuis 2014 | 2014-01-01 .. 2014-12-31
depuis le 3 février 2026 | 2026-02-03 .. 2026-02-03
en mars 2026 | 2026-03-01 .. 2026-03-31
le 3 mars 2026 | 2026-03-03 .. 2026-03-03
mardi 3 février 2026 | 2026-02-03 .. 2026-02-03
le mois dernier | 2026-01-01 .. 2026-01-31
la semaine dernière | 2026-02-16 .. 2026-02-22
l'année dernière | 2025-01-01 .. 2025-12-31
l'an dernier | 2025-01-01 .. 2025-12-31
le mois prochain | 2026-03-01 .. 2026-03-31
la semaine prochaine | 2026-03-02 .. 2026-03-08
cette semaine | 2026-02-23 .. 2026-03-01
ce mois | 2026-02-01 .. 2026-02-28
cette année | 2026-01-01 .. 2026-12-31
hier | 2026-02-22 .. 2026-02-22
avant-hier | 2026-02-21 .. 2026-02-21
aujourd'hui | 2026-02-23 .. 2026-02-23
demain | 2026-02-24 .. 2026-02-24
il y a trois jours | 2026-02-20 .. 2026-02-20
il y a deux semaines | 2026-02-06 .. 2026-02-12 vague
dans deux ans | .. 2028-02-23
dans vingt jours | .. 2026-03-15
dans les prochains jours | .. 2026-03-04 vague
au cours des trois derniers mois | 2025-11-23 .. 2026-02-23
ces dernières semaines | 2025-12-22 .. 2026-02-23 vague
entre le 3 et le 19 février 2026 | 2026-02-03 .. 2026-02-19
du 3 au 19 février 2026 | 2026-02-03 .. 2026-02-19
entre 2014 et 2018 | 2014-01-01 .. 2018-12-31
de janvier 2010 à mars 2012 | 2010-01-01 .. 2012-03-31
au printemps 2026 | 2026-03-01 .. 2026-05-31 vague
à l'été 2026 | 2026-06-01 .. 2026-08-31 vague
début mars 2026 | 2026-03-01 .. 2026-03-10 vague
fin 2025 | 2025-09-01 .. 2025-12-31 vague
mi-mars 2026 | 2026-03-11 .. 2026-03-20 vague
au plus tard le 1er avril 2026 | .. 2026-04-01
le troisième trimestre 2025 | 2025-07-01 .. 2025-09-30
lundi dernier | 2026-02-16 .. 2026-02-16
lundi prochain | 2026-03-02 .. 2026-03-02
03.02.2026 | 2026-02-03 .. 2026-02-03
2026-02-03 | 2026-02-03 .. 2026-02-03
les années 1990 | 1990-01-01 .. 1999-12-31
dans quelques jours | .. 2026-02-28 vague
sous 48 heures | .. 2026-02-25
"""

NO_DAYS = """
jusqu'en mars 2026
depuis trois jours
bientôt
le dernier mois
en mars
"""

COUNTS = """
Au moins 50 soldats ont été tués dans l'attaque | Au moins 50: soldats [50, ∞)
Plus de 1 500 personnes ont été évacuées par la route | Plus de 1 500: personnes (1,500, ∞)
Plus de 1 500 personnes ont fui la ville | Plus de 1 500: personnes (1,500, ∞)
Une trentaine de camions ont franchi la frontière | Une trentaine: camions [27, 33]
Près de deux cent mille personnes ont manifesté à Paris | Près de deux cent mille: personnes [180,000, 200,000)
Le déficit atteint 3,5 milliards d'euros | 3,5 milliards d'euros: 3,500,000,000 EUR
Quelque 45 km de routes sont coupés | Quelque 45 km: routes [40,500, 49,500] length
Entre 30 et 40 véhicules ont été détruits dans la nuit | Entre 30 et 40: véhicules [30, 40]
Pas moins de 200 blessés ont été admis dans les hôpitaux | Pas moins de 200: blessés [200, ∞)
Jusqu'à 5 000 hommes seront déployés dans le nord | Jusqu'à 5 000: hommes [0, 5,000]
Des dizaines de milliers de manifestants ont défilé dans les rues | Des dizaines de milliers: manifestants [20,000, 99,999]
Plusieurs centaines de maisons sont détruites | Plusieurs centaines: maisons [300, 999]
Les deux tiers des électeurs ont voté pour le projet | Les deux tiers: [60, 73.3333] percent
Plus de la moitié des habitants sont partis | Plus de la moitié: (50, ∞) percent
La hausse est de 4,2 % sur un an | 4,2 %: 4.2 percent
Le taux de chômage est passé à 7,5 pour cent | 7,5 pour cent: 7.5 percent
L'armée a perdu vingt-cinq soldats et 3 officiers dans les combats | vingt-cinq: soldats 25; 3: officiers 3
Quatre-vingt-dix-sept personnes sont portées disparues | Quatre-vingt-dix-sept: personnes 97
Aucun blessé n'est à déplorer dans cette explosion | Aucun: blessé 0
Le convoi transportait 30 tonnes de blé pour la ville | 30 tonnes: blé 30,000 mass
Le projet coûtera 1,2 million de dollars aux contribuables | 1,2 million de dollars: 1,200,000 USD
Deux frappes par jour ont visé la ville | Deux: frappes 2 per day
La région compte 12 décès pour 100 000 habitants | 12: décès 12 per 100,000
Une centaine de civils sont morts, selon les secours | Une centaine: civils [90, 110]
Quelques dizaines de réfugiés sont arrivés dans le port | Quelques dizaines: réfugiés [30, 59]
Moins de 300 migrants ont débarqué depuis janvier | Moins de 300: migrants [0, 300)
Le tunnel, long de 2,5 kilomètres, est fermé | 2,5 kilomètres: 2,500 length
Deux millions de doses ont été livrées | Deux millions: doses 2,000,000
Un millier de policiers ont été mobilisés | Un millier: policiers [900, 1,100]
Environ 150 familles ont été relogées | Environ 150: familles [135, 165]
Les prix ont doublé depuis 2020 | ont doublé: [1.8, 2.2] times
L'équipe est classée 3e au championnat | classée 3e: 3 rank
Un million et demi de personnes sont sans électricité | Un million et demi: personnes 1,500,000
Les pertes sont estimées entre 10 et 12 millions d'euros | entre 10 et 12 millions d'euros: [10,000,000, 12,000,000] EUR
Quinze otages ont été libérés, dont sept enfants | Quinze: otages 15; sept: enfants 7
50 personnes au moins ont été tuées | 50: personnes [50, ∞)
De 20 à 30 roquettes ont été tirées sur la base | De 20 à 30: roquettes [20, 30]
Selon l'ONU, 1 million de personnes ont faim, contre 600 000 en 2023 | 1 million: personnes 1,000,000; 600 000: 600,000
En 2024, 300 soldats ont été tués dans les combats | 300: soldats 300
Le chômage baisse de 0,3 point à 7,1 % au troisième trimestre | 0,3: point 0.3; 7,1 %: 7.1 percent
Un attentat a fait 13 morts et plus de 40 blessés à Kaboul | 13: morts 13; plus de 40: blessés (40, ∞)
Le séisme de magnitude 6,5 a tué au moins une dizaine de personnes | au moins une dizaine: personnes [10, ∞)
La France compte 68 millions d'habitants | 68 millions: habitants 68,000,000
Les 27 pays de l'UE se sont réunis à Bruxelles | 27: pays 27
Le mur a six mètres de haut et 200 kilomètres de long | six mètres: haut 6 length; 200 kilomètres: long 200,000 length
Âgé de 43 ans, il avait quitté la ville en 2011 | 43 ans: 15,705.4 duration
Une cinquantaine de maisons, soit 200 personnes, est évacuée | Une cinquantaine: maisons [45, 55]; 200: personnes 200
Le bilan s'élève désormais à 1 247 morts, dont 312 enfants | 1 247: morts 1,247; 312: enfants 312
Ils étaient deux à trois mille dans la rue | deux à trois mille: [2,000, 3,000]
Entre 1 et 2 millions de personnes sont touchées par la crise | Entre 1 et 2 millions: personnes [1,000,000, 2,000,000]
La hausse de 1,5 à 2 % est confirmée par le gouvernement | de 1,5 à 2 %: [1.5, 2] percent
Le président a neuf mois pour agir | neuf mois: 273.932 duration
Le TGV roule à 320 km/h entre Paris et Lyon | 320 km/h: 320,000 speed
Les prix ont augmenté de 5 % en un an, soit deux fois plus qu'en 2023 | 5 %: 5 percent; deux fois plus: [1.8, 2.2] times
Plus de la moitié des 12 000 logements sont vides | Plus de la moitié: (50, ∞) percent
Il y a 20 ans, la ville comptait 5 000 habitants | 5 000: habitants 5,000
Cinq cents soldats au maximum seront déployés | Cinq cents: soldats [0, 500]
L'incendie a ravagé 1 500 hectares de forêt | 1 500 hectares: forêt 15,000,000 area
Le cessez-le-feu de 72 heures est entré en vigueur | 72 heures: 3 duration
Les 11 et 12 mars, 200 personnes ont manifesté | 200: personnes 200
Le 11-Septembre a fait 2 977 morts | 2 977: morts 2,977
Mille deux cents familles ont fui la ville | Mille deux cents: familles 1,200
L'armée dit avoir tué « plus de 100 combattants » dans la nuit | plus de 100: combattants (100, ∞)
Coût: entre 2 millions d'euros et 3 millions d'euros | entre 2 millions d'euros et 3 millions d'euros: [2,000,000, 3,000,000] EUR
Le bilan est passé de 98 à 112 morts | 112: morts 112
"""

LEFT_ALONE = """
Tous les 12 otages sauf deux ont été libérés
Le Boeing 747 s'est écrasé près de la ville
Il habite au 4/5 de la rue des Lilas
Le vol 370 a disparu dans la mer
La réunion est prévue à 10:30 dans la salle
Le prix est de 1.500 euros pour les habitants
C'est une des plus grandes villes du pays
Un homme a été vu dans la rue
Il n'y a aucun doute sur le départ
Le G7 et le Covid-19 sont dans les journaux
La version 2.0.1 est sortie pour les abonnés
Les députés ont voté 1,500 dans la nuit
Une seconde fois, les habitants ont voté
Un des soldats a été vu sur la route
Le budget est de 3,5 M€ pour les écoles
Deux ans et demi après la guerre, la ville est vide
Le prix est de 1.500 euros pour un aller
Un soldat a été tué dans le sud
Un Français sur trois est concerné par la mesure
Il a reçu les Vingt-Sept à Paris
Trois personnes sur quatre vivent en ville, selon l'enquête
La séance est levée à 15 heures et reprend demain
Quelques-uns des otages ont été libérés
"""

TIMES = """
Le ferry part le lundi et le vendredi |
Le prix est remis le 15 mars chaque année |
Paris, 12 mars 2026 | 12 mars 2026: 2026-03-12 .. 2026-03-12
Le scrutin est le 15 mars | le 15 mars: 2026-03-15 .. 2026-03-15
Les soldats ont quitté la base le 15 mars | le 15 mars: 2025-03-15 .. 2025-03-15
Les soldats sont partis le 15 mars | le 15 mars: 2025-03-15 .. 2025-03-15
Ils ne rendront pas les clés avant juin | avant juin: 2026-06-01 ..
Ils rendront les clés au plus tôt dans un mois | au plus tôt dans un mois: 2026-03-23 ..
Ils ne rendront pas les clés avant juin | avant juin: 2026-06-01 ..
Ils rendront les clés au plus tôt dans un mois | au plus tôt dans un mois: 2026-03-23 ..
Les forces américaines auront quitté la Syrie dans un délai d'un mois | dans un délai d'un mois: .. 2026-03-23
L'armée a quitté la base le 16 février 2026 | le 16 février 2026: 2026-02-16 .. 2026-02-16
Les frappes ont visé la ville du 3 au 19 février 2026 | du 3 au 19 février 2026: 2026-02-03 .. 2026-02-19
La base sera fermée d'ici la fin du mois | d'ici la fin du mois: .. 2026-02-28
Le retrait sera achevé avant le 1er avril 2026 | avant le 1er avril 2026: .. 2026-03-31
La ville est assiégée depuis 2014 | depuis 2014: 2014-01-01 .. 2014-12-31
L'exercice a eu lieu la semaine dernière | la semaine dernière: 2026-02-16 .. 2026-02-22
Les pourparlers ont repris hier à Genève | hier: 2026-02-22 .. 2026-02-22
L'attaque a eu lieu il y a trois jours | il y a trois jours: 2026-02-20 .. 2026-02-20
Le scrutin aura lieu en mai 2026 | en mai 2026: 2026-05-01 .. 2026-05-31
Le couvre-feu est en vigueur depuis le 3 février 2026 | depuis le 3 février 2026: 2026-02-03 .. 2026-02-03
"""

SPOKEN = """
Les troupes ont quitté la ville lundi | fact
Les troupes auront quitté la Syrie dans un mois | forecast
Le retrait pourrait être achevé dans les vingt jours | possible
L'armée va quitter la base | forecast
Le sommet devrait se tenir en mars | forecast
Les victimes seraient au moins dix | estimate
Le ministre a démenti que la base soit fermée | fact, no
Aucun calendrier n'a été fixé pour le retrait | fact, no
Personne n'a été blessé dans l'attaque | fact, no
L'armée n'a pas quitté la base | fact, no
Pas moins de 50 personnes ont été tuées | fact
Les forces ne sont plus dans la ville | fact, no
Il n'a jamais été question de partir | fact, no
La base a été fermée dans la nuit | fact
L'armée quittera la base en avril | forecast
Il est possible que la guerre dure | possible
Le gouvernement ne dément pas que la base soit fermée | fact
Les pertes sont probablement plus lourdes | estimate
Il y a eu plus de 50 morts dans la ville | fact
Non seulement la base est fermée, mais elle est vide | fact
"""

RELATED = """
Les bénéfices ont augmenté de 12 % | Les bénéfices ont baissé de 12 % | contradiction
Deux autres personnes ont été tuées | 14 personnes ont été tuées | compatible
Au moins 50 soldats ont été tués dans l'attaque | Au moins 61 soldats ont été tués dans l'attaque | divergent
36 soldats ont été tués dans l'attaque | 50 soldats ont été tués dans l'attaque | contradiction
Des dizaines de soldats ont été tués | 36 soldats ont été tués | refinement
Vingt-cinq soldats ont été tués | 25 soldats ont été tués | agree
Les troupes auront quitté la Syrie d'ici un mois | Les troupes auront quitté la Syrie d'ici 20 jours | divergent
L'armée a quitté la base | L'armée n'a pas quitté la base | contradiction
36 soldats ont été tués à Raqqa | 36 soldiers were killed in Raqqa | agree
"""
