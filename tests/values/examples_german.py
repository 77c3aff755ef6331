"""Values in German, by example: a point groups figures, a comma stands before decimals, and `ein` counts nothing."""

from __future__ import annotations

AMOUNTS = """
mindestens 50 Soldaten | [50, ∞) Soldaten
mehr als 1.500 Menschen | (1,500, ∞) Menschen
1.000 | 1,000
1.000.000 | 1,000,000
1.000,5 | 1,000.5
1,5 | 1.5
2,5 Millionen Euro | 2,500,000 EUR
eine Million | 1,000,000
eine Million zweihunderttausend | 1,200,000
zweihundertsechs | 206
fünfundzwanzig | 25
hunderteins | 101
ein paar Hundert | [300, 599]
rund 45 Kilometer | [40,500, 49,500] length
zwischen zwei und drei Millionen | [2,000,000, 3,000,000]
30 bis 40 Prozent | [30, 40] percent
kein | 0
null | 0
eine Stunde | 0.0416667 duration
50 oder mehr | [50, ∞)
50 Menschen mindestens | [50, ∞) Menschen
1.200 € | 1,200 EUR
zwei Dutzend | 24
bis zu 300 | [0, 300]
weniger als zehn Tage | [0, 10) duration
mehrere Millionen | [3,000,000, 9,999,999]
anderthalb Millionen | 1,500,000
eine halbe Million | 500,000
eineinhalb | 1.5
3,4 Mrd. Euro | 3,400,000,000 EUR
1,2 Mio. Dollar | 1,200,000 USD
neunzehnhundertvierundachtzig | 1,984
dreißig | 30
dreissig | 30
zwölf | 12
achtzig | 80
siebenundneunzig | 97
Hunderte | [200, 999]
Zehntausende Menschen | [20,000, 99,999] Menschen
"""

NO_AMOUNTS = """
ein Soldat
1,500
1.5
drei und zwanzig
zwei- bis dreitausend
viele
"""

DAYS = """
innerhalb eines Monats | .. 2026-03-23
innerhalb von drei Wochen | .. 2026-03-16
binnen 20 Tagen | .. 2026-03-15
innerhalb von 48 Stunden | .. 2026-02-25
in den kommenden Tagen | .. 2026-03-04 vague
in den nächsten drei Monaten | .. 2026-05-23
bis zum 15. März 2026 | .. 2026-03-15
bis 15. März 2026 | .. 2026-03-15
bis März 2026 | .. 2026-03-31
bis Ende März 2026 | .. 2026-03-31
bis Ende des Monats | .. 2026-02-28
bis zum Ende des Jahres | .. 2026-12-31
bis spätestens 1. April 2026 | .. 2026-04-01
spätestens am 1. April 2026 | .. 2026-04-01
vor dem 1. April 2026 | .. 2026-03-31
vor April 2026 | .. 2026-03-31
nicht vor dem 1. April 2026 | 2026-04-01 ..
frühestens am 1. April 2026 | 2026-04-01 ..
frühestens im April 2026 | 2026-04-01 ..
nach dem 3. Mai 2026 | 2026-05-04 ..
ab dem 1. Januar 2027 | 2027-01-01 ..
ab 2027 | 2027-01-01 ..
seit 2014 | 2014-01-01 .. 2014-12-31
seit dem 3. Februar 2026 | 2026-02-03 .. 2026-02-03
im März 2026 | 2026-03-01 .. 2026-03-31
am 3. März 2026 | 2026-03-03 .. 2026-03-03
am Dienstag, 3. Februar 2026 | 2026-02-03 .. 2026-02-03
am Dienstag, dem 3. Februar 2026 | 2026-02-03 .. 2026-02-03
letzten Monat | 2026-01-01 .. 2026-01-31
im vergangenen Monat | 2026-01-01 .. 2026-01-31
letzte Woche | 2026-02-16 .. 2026-02-22
vergangene Woche | 2026-02-16 .. 2026-02-22
im letzten Jahr | 2025-01-01 .. 2025-12-31
nächsten Monat | 2026-03-01 .. 2026-03-31
nächste Woche | 2026-03-02 .. 2026-03-08
kommende Woche | 2026-03-02 .. 2026-03-08
diese Woche | 2026-02-23 .. 2026-03-01
in diesem Jahr | 2026-01-01 .. 2026-12-31
gestern | 2026-02-22 .. 2026-02-22
vorgestern | 2026-02-21 .. 2026-02-21
heute | 2026-02-23 .. 2026-02-23
übermorgen | 2026-02-25 .. 2026-02-25
vor drei Tagen | 2026-02-20 .. 2026-02-20
vor zwei Wochen | 2026-02-06 .. 2026-02-12 vague
in zwei Jahren | .. 2028-02-23
in zwanzig Tagen | .. 2026-03-15
in den vergangenen drei Monaten | 2025-11-23 .. 2026-02-23
in den letzten Wochen | 2025-12-22 .. 2026-02-23 vague
zwischen dem 3. und 19. Februar 2026 | 2026-02-03 .. 2026-02-19
vom 3. bis 19. Februar 2026 | 2026-02-03 .. 2026-02-19
vom 3. bis zum 19. Februar 2026 | 2026-02-03 .. 2026-02-19
zwischen 2014 und 2018 | 2014-01-01 .. 2018-12-31
von Januar 2010 bis März 2012 | 2010-01-01 .. 2012-03-31
im Frühjahr 2026 | 2026-03-01 .. 2026-05-31 vague
im Sommer 2026 | 2026-06-01 .. 2026-08-31 vague
Anfang März 2026 | 2026-03-01 .. 2026-03-10 vague
Mitte März 2026 | 2026-03-11 .. 2026-03-20 vague
Ende 2025 | 2025-09-01 .. 2025-12-31 vague
im dritten Quartal 2025 | 2025-07-01 .. 2025-09-30
in der ersten Hälfte 2025 | 2025-01-01 .. 2025-06-30
vergangenen Montag | 2026-02-16 .. 2026-02-16
kommenden Montag | 2026-03-02 .. 2026-03-02
03.02.2026 | 2026-02-03 .. 2026-02-03
31.12.2025 | 2025-12-31 .. 2025-12-31
in den 1990er Jahren | 1990-01-01 .. 1999-12-31
2026-02-03 | 2026-02-03 .. 2026-02-03
Weihnachten 2025 | 2025-12-25 .. 2025-12-25
in einigen Tagen | .. 2026-03-04 vague
"""

NO_DAYS = """
seit drei Tagen
in der letzten Woche
bald
morgen
im März
"""

COUNTS = """
Mindestens 50 Soldaten wurden bei dem Angriff getötet | Mindestens 50: Soldaten [50, ∞)
Mehr als 1.500 Menschen flohen aus der Stadt | Mehr als 1.500: Menschen flohen (1,500, ∞)
Rund 2,5 Millionen Euro wurden für den Bau ausgegeben | Rund 2,5 Millionen Euro: [2,250,000, 2,750,000] EUR
Zwischen 30 und 40 Lastwagen überquerten die Grenze | Zwischen 30 und 40: Lastwagen überquerten [30, 40]
Die Inflation stieg im Januar auf 2,3 Prozent | 2,3 Prozent: 2.3 percent
Bei dem Unglück kamen zweihundertfünfzig Menschen ums Leben | zweihundertfünfzig: Menschen ums Leben 250
Dutzende Häuser wurden durch die Flut zerstört | Dutzende: Häuser [24, 99]
Zehntausende demonstrierten am Samstag in Berlin | Zehntausende: demonstrierten [20,000, 99,999]
Hunderte von Polizisten waren im Einsatz | Hunderte: Polizisten [200, 999]
Fast 10.000 Menschen sind auf der Flucht | Fast 10.000: Menschen [9,000, 10,000)
Bis zu 300 Soldaten sollen in der Stadt bleiben | Bis zu 300: Soldaten [0, 300]
Höchstens 20 Kilometer trennen die beiden Dörfer | Höchstens 20 Kilometer: trennen [0, 20,000] length
Etwa ein Dutzend Raketen traf den Stützpunkt | Etwa ein Dutzend: Raketen traf [10.8, 13.2]
Zwei Drittel der Wähler stimmten mit Ja | Zwei Drittel: [60, 73.3333] percent
Die Hälfte der Einwohner ist geflohen | Die Hälfte: [45, 55] percent
Die Mieten haben sich seit 2010 verdoppelt | verdoppelt: [1.8, 2.2] times
Es gab keine Verletzten bei dem Brand | keine: Verletzten 0
Der Konzern machte 3,4 Mrd. Euro Gewinn | 3,4 Mrd. Euro: Gewinn 3,400,000,000 EUR
Die Stadt hat 1,2 Mio. Einwohner | 1,2 Mio.: Einwohner 1,200,000
Täglich sterben zwölf Menschen pro Tag im Krieg | zwölf: Menschen 12 per day
Pro Jahr werden 500 Tonnen Müll verbrannt | 500 Tonnen: Müll verbrannt 500,000 mass
Die Inzidenz liegt bei 12 Fällen pro 100.000 Einwohner | 12: Fällen 12 per 100,000
Knapp 400 Flüchtlinge wurden aus dem Meer gerettet | Knapp 400: Flüchtlinge [360, 400)
Anderthalb Millionen Menschen haben keinen Strom | Anderthalb Millionen: Menschen 1,500,000
Eine halbe Million Menschen ist auf der Flucht | Eine halbe Million: Menschen 500,000
Die Arbeiten dauern zweieinhalb Jahre | zweieinhalb Jahre: 913.106 duration
Fünfundzwanzig Soldaten und 3 Offiziere starben | Fünfundzwanzig: Soldaten 25; 3: Offiziere starben 3
Mehrere Hundert Anwohner mussten ihre Häuser verlassen | Mehrere Hundert: Anwohner mussten [300, 999]
Einige tausend Demonstranten zogen durch die Stadt | Einige tausend: Demonstranten zogen [3,000, 9,999]
Die Armee verlor 50 Soldaten oder mehr | 50: Soldaten [50, ∞)
Gut 100 Kilometer vor der Küste sank das Schiff | Gut 100 Kilometer: (100,000, ∞) length
50 bis 60 Prozent der Häuser sind zerstört | 50 bis 60 Prozent: Häuser [50, 60] percent
Am Montag wurden 15 von 28 Provinzen gesperrt | 15: Provinzen gesperrt 15
Von 2014 bis 2018 starben 3.000 Menschen | 3.000: Menschen 3,000
Deutschland hat rund 84 Millionen Einwohner | rund 84 Millionen: Einwohner [75,600,000, 92,400,000]
Im Jahr 2024 starben 300 Soldaten bei den Kämpfen | 300: Soldaten 300
Die Quote sank um 0,3 Prozentpunkte auf 5,7 Prozent | 0,3 Prozentpunkte: 0.3 percentage point; 5,7 Prozent: 5.7 percent
Bei dem Anschlag wurden 13 Menschen getötet und mehr als 40 verletzt | 13: Menschen getötet 13; mehr als 40: verletzt (40, ∞)
Die Mauer ist sechs Meter hoch und 200 Kilometer lang | sechs Meter: hoch 6 length; 200 Kilometer: lang 200,000 length
Der 43-jährige Mann wurde am 3. Mai festgenommen | 43-jährige: Mann 15,705.4 duration
Es kamen zwischen 2.000 und 3.000 Menschen zum Fest | zwischen 2.000 und 3.000: Menschen [2,000, 3,000]
Er erzielte 2013 mehr als 50 Tore für den Verein | mehr als 50: Tore (50, ∞)
Seit 1990 sind über 100 Journalisten getötet worden | über 100: Journalisten getötet (100, ∞)
Der Zug fuhr mit 200 km/h durch den Bahnhof | 200 km/h: 200,000 speed
Um 15 Uhr begann das Spiel, 60.000 Zuschauer kamen ins Stadion | 60.000: Zuschauer kamen 60,000
Beide Länder haben sich auf 12 Punkte geeinigt | 12: Punkte geeinigt 12
Die Waffenruhe gilt für 72 Stunden | 72 Stunden: 3 duration
Der Waldbrand zerstörte 1.500 Hektar Wald | 1.500 Hektar: Wald 15,000,000 area
Am 11. und 12. März demonstrierten 200 Menschen | 200: Menschen 200
Über die Hälfte der 12.000 Wohnungen steht leer | Über die Hälfte: (50, ∞) percent
Nicht mehr als 500 Soldaten sollen bleiben | Nicht mehr als 500: Soldaten [0, 500]
Er kam als Zweiter ins Ziel und verlor 3 Sekunden | 3 Sekunden: 3.47222e-05 duration
Hundertfünfzig Familien flohen aus der Stadt | Hundertfünfzig: Familien flohen 150
Die Armee will 100.000 neue Soldaten bis 2030 | 100.000: neue Soldaten 100,000
Die Steuer beträgt zwischen 30 Prozent und 40 Prozent | zwischen 30 Prozent und 40 Prozent: [30, 40] percent
Die Inflation stieg bis auf 8 Prozent | 8 Prozent: 8 percent
Die Zahl der Toten stieg von 98 auf 112 | 112: 112
"""

LEFT_ALONE = """
Alle bis auf zwei der zwölf Geiseln wurden freigelassen
Alle zwölf Geiseln außer zwei wurden freigelassen
Der Airbus 320 landete sicher auf dem Flughafen
Flug 370 verschwand über dem Meer und wurde nicht gefunden
Sie wohnt in der Hauptstraße 4/5 und arbeitet nicht
Das Treffen beginnt um 10:30 im Saal
Der Wert liegt bei 1,500 und ist nicht sicher
Ein Mann wurde auf der Straße gesehen
Es gibt keinen Zweifel an dem Plan
Das G7-Treffen und Covid-19 sind Themen der Zeitungen
Die Version 2.0.1 ist für alle Kunden da
Eine der größten Städte des Landes ist leer
Zwei- bis dreitausend Menschen kamen nach Berlin
Die Gefahr spielt keine Rolle
In Artikel 5 des Vertrags steht nichts davon
Er hat mit der Achtung der anderen nichts zu tun
Am 3.4. soll das Treffen beginnen
Der Preis liegt bei 1.5 Euro und wird steigen
Ein Soldat wurde verletzt
Er wurde auf Platz 3 gesetzt und ist der 3. Mann im Staat
Sie treffen sich am 12.3. im Saal
Die Version 2.0 ist da und wird verteilt
Jeder dritte Deutsche ist von der Krise betroffen
Ein- bis zweimal im Jahr kommt er nach Berlin
Vier von fünf Befragten sind für den Plan
Der 50. Jahrestag wird am 3. Oktober gefeiert
Es waren keine 50 Menschen auf dem Platz
"""

TIMES = """
Die Fähre fährt am Montag und Freitag |
Der Preis wird am 15. März verliehen | am 15. März: 2026-03-15 .. 2026-03-15
Das Fest findet jedes Jahr am 15. März statt |
Die Abstimmung ist am 15. März | am 15. März: 2026-03-15 .. 2026-03-15
Die Soldaten zogen am 15. März ab | am 15. März: 2025-03-15 .. 2025-03-15
Die Soldaten sind am 15. März abgezogen | am 15. März: 2025-03-15 .. 2025-03-15
Sie werden keine Schlüssel vor Juni abgeben | vor Juni: 2026-06-01 ..
Sie werden die Schlüssel vor Juni nicht abgeben |
Sie geben die Schlüssel frühestens in einem Monat ab | frühestens in einem Monat: 2026-03-23 ..
Sie werden keine Schlüssel vor Juni abgeben | vor Juni: 2026-06-01 ..
Sie werden die Schlüssel vor Juni nicht abgeben |
Sie geben die Schlüssel frühestens in einem Monat ab | frühestens in einem Monat: 2026-03-23 ..
Die US-Truppen werden Syrien innerhalb eines Monats verlassen haben | innerhalb eines Monats: .. 2026-03-23
Die Armee verließ die Basis am 16. Februar 2026 | am 16. Februar 2026: 2026-02-16 .. 2026-02-16
Die Angriffe dauerten vom 3. bis 19. Februar 2026 | vom 3. bis 19. Februar 2026: 2026-02-03 .. 2026-02-19
Die Basis wird bis Ende des Monats geschlossen | bis Ende des Monats: .. 2026-02-28
Der Abzug soll vor dem 1. April 2026 enden | vor dem 1. April 2026: .. 2026-03-31
Die Stadt ist seit 2014 belagert | seit 2014: 2014-01-01 .. 2014-12-31
Die Übung fand in der vergangenen Woche statt |
Die Gespräche wurden gestern in Genf fortgesetzt | gestern: 2026-02-22 .. 2026-02-22
Der Angriff geschah vor drei Tagen | vor drei Tagen: 2026-02-20 .. 2026-02-20
Die Wahl soll im Mai 2026 stattfinden | im Mai 2026: 2026-05-01 .. 2026-05-31
Bis zum 31.03.2026 werden alle Soldaten abgezogen | Bis zum 31.03.2026: .. 2026-03-31
Am vergangenen Freitag wurden die Soldaten abgezogen | Am vergangenen Freitag: 2026-02-20 .. 2026-02-20
"""

SPOKEN = """
Die Truppen haben die Stadt am Montag verlassen | fact
Die Truppen werden das Land innerhalb eines Monats verlassen | forecast
Die Brücke wurde am Montag gesperrt | fact
Der Abzug könnte in zwanzig Tagen beendet sein | possible
Die Armee wird die Stadt verlassen | forecast
Die Stadt wird von der Armee belagert | fact
Der Gipfel soll im März stattfinden | forecast
Der Minister dementierte, dass die Basis geschlossen ist | fact, no
Es gibt keinen Zeitplan für den Abzug | fact, no
Niemand wurde bei dem Angriff verletzt | fact, no
Die Armee hat die Basis nicht verlassen | fact, no
Nicht weniger als 50 Menschen wurden getötet | fact
Die Armee ist nicht nur in der Stadt | fact
Vermutlich sind mehr als 50 Menschen gestorben | estimate
Die Basis ist nicht mehr besetzt | fact, no
Möglicherweise dauert der Krieg noch Jahre | possible
Die Regierung weigerte sich, die Truppen abzuziehen | fact, no
Die Basis ist geschlossen und leer | fact
Die Soldaten dürften im April abziehen | estimate
Weder die Armee noch die Polizei war vor Ort | fact, no
"""

RELATED = """
Die Gewinne sind um 12 Prozent gestiegen | Die Gewinne sind um 12 Prozent gesunken | contradiction
Die Quote stieg um 2 Prozent | Die Quote stieg auf 2 Prozent | unrelated
Zwei weitere Menschen wurden getötet | 14 Menschen wurden getötet | compatible
36 Soldaten wurden bei dem Angriff getötet | 50 Soldaten wurden bei dem Angriff getötet | contradiction
Dutzende Soldaten wurden bei dem Angriff getötet | 36 Soldaten wurden bei dem Angriff getötet | refinement
Die Truppen werden Syrien innerhalb eines Monats verlassen | Die Truppen werden Syrien innerhalb von vier Wochen verlassen | agree
Die Armee hat die Basis verlassen | Die Armee hat die Basis nicht verlassen | contradiction
1.500 Soldaten sind in der Stadt | 1500 Soldaten sind in der Stadt | agree
Mindestens 50 Soldaten wurden getötet | Mindestens 61 Soldaten wurden getötet | divergent
36 Soldaten wurden in Mossul getötet | 36 soldiers were killed in Mossul | agree
"""
