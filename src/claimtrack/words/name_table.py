"""Countries, capitals, bodies and armed groups, each with its spellings. A table alone: nothing is looked up here.

A row is `spelling, spelling, ...`; all of them are one name, and the first is its key. Adjectives and peoples count as
spellings of their country (`American`), seats of government do not (`Washington` may be a city, a state or a man). Words in
capitals are met in capitals only, so that `US` is not `us` and `WHO` not `who`.
"""

from __future__ import annotations

COUNTRIES = """
Afghanistan, Afghan, Afghans
Albania, Albanian, Albanians
Algeria, Algerian, Algerians
Angola, Angolan, Angolans
Argentina, Argentine, Argentinian, Argentines
Armenia, Armenian, Armenians
Australia, Australian, Australians
Austria, Austrian, Austrians
Azerbaijan, Azerbaijani, Azerbaijanis, Azeri
Bahrain, Bahraini, Bahrainis
Bangladesh, Bangladeshi, Bangladeshis
Belarus, Belarusian, Belarusians, Byelorussia, Belorussia
Belgium, Belgian, Belgians
Benin, Beninese
Bolivia, Bolivian, Bolivians
Bosnia and Herzegovina, Bosnia-Herzegovina, Bosnia, Bosnian, Bosnians
Botswana, Motswana, Batswana
Brazil, Brazilian, Brazilians, Brasil
Britain, United Kingdom, Great Britain, UK, GB, British, Briton, Britons
Bulgaria, Bulgarian, Bulgarians
Burkina Faso, Burkinabe
Burundi, Burundian, Burundians
Cambodia, Cambodian, Cambodians, Kampuchea
Cameroon, Cameroonian, Cameroonians
Canada, Canadian, Canadians
Central African Republic, CAR
Chad, Chadian, Chadians
Chile, Chilean, Chileans
China, Chinese, People's Republic of China, PRC
Colombia, Colombian, Colombians
Democratic Republic of the Congo, Democratic Republic of Congo, DR Congo, DRC, Congo-Kinshasa, Zaire
Republic of the Congo, Congo-Brazzaville
Costa Rica, Costa Rican, Costa Ricans
Croatia, Croatian, Croatians, Croat, Croats
Cuba, Cuban, Cubans
Cyprus, Cypriot, Cypriots
Czech Republic, Czechia, Czech, Czechs
Denmark, Danish, Dane, Danes
Djibouti, Djiboutian
Dominican Republic
Ecuador, Ecuadorian, Ecuadorians, Ecuadorean
Egypt, Egyptian, Egyptians
El Salvador, Salvadoran, Salvadorans, Salvadorean
Eritrea, Eritrean, Eritreans
Estonia, Estonian, Estonians
Eswatini, Swaziland, Swazi
Ethiopia, Ethiopian, Ethiopians
Fiji, Fijian, Fijians
Finland, Finnish, Finn, Finns
France, French, Frenchman, Frenchmen
Gabon, Gabonese
Gambia, Gambian, Gambians
Georgia, Georgian, Georgians
Germany, German, Germans, Federal Republic of Germany
Ghana, Ghanaian, Ghanaians
Greece, Greek, Greeks
Greenland, Greenlandic, Greenlander, Greenlanders
Guatemala, Guatemalan, Guatemalans
Guinea, Guinean, Guineans
Guinea-Bissau
Guyana, Guyanese
Haiti, Haitian, Haitians
Honduras, Honduran, Hondurans
Hungary, Hungarian, Hungarians
Iceland, Icelandic, Icelander, Icelanders
India, Indian, Indians
Indonesia, Indonesian, Indonesians
Iran, Iranian, Iranians, Islamic Republic of Iran, Persia
Iraq, Iraqi, Iraqis
Ireland, Irish, Irishman, Irishmen
Israel, Israeli, Israelis
Italy, Italian, Italians
Ivory Coast, Ivorian, Ivorians, Cote d'Ivoire
Jamaica, Jamaican, Jamaicans
Japan, Japanese
Jordan, Jordanian, Jordanians
Kazakhstan, Kazakhstani, Kazakh, Kazakhs
Kenya, Kenyan, Kenyans
Kosovo, Kosovar, Kosovars, Kosovan
Kuwait, Kuwaiti, Kuwaitis
Kyrgyzstan, Kyrgyz, Kirghizia, Kirghizstan
Laos, Lao, Laotian, Laotians
Latvia, Latvian, Latvians
Lebanon, Lebanese
Lesotho, Basotho
Liberia, Liberian, Liberians
Libya, Libyan, Libyans, Lybia
Lithuania, Lithuanian, Lithuanians
Luxembourg, Luxemburg
Madagascar, Malagasy
Malawi, Malawian, Malawians
Malaysia, Malaysian, Malaysians
Maldives, Maldivian, Maldivians
Mali, Malian, Malians
Malta, Maltese
Mauritania, Mauritanian, Mauritanians
Mauritius, Mauritian, Mauritians
Mexico, Mexican, Mexicans
Moldova, Moldovan, Moldovans, Moldavia
Mongolia, Mongolian, Mongolians
Montenegro, Montenegrin, Montenegrins
Morocco, Moroccan, Moroccans
Mozambique, Mozambican, Mozambicans
Myanmar, Burma, Burmese
Namibia, Namibian, Namibians
Nepal, Nepali, Nepalese
Netherlands, Holland, Dutch, Dutchman, Dutchmen
New Zealand, New Zealander, New Zealanders
Nicaragua, Nicaraguan, Nicaraguans
Niger, Nigerien, Nigeriens
Nigeria, Nigerian, Nigerians
North Korea, North Korean, North Koreans, DPRK, Democratic People's Republic of Korea
North Macedonia, Macedonia, Macedonian, Macedonians
Norway, Norwegian, Norwegians
Oman, Omani, Omanis
Pakistan, Pakistani, Pakistanis
Palestine, Palestinian, Palestinians, Palestinian territories
Panama, Panamanian, Panamanians
Papua New Guinea
Paraguay, Paraguayan, Paraguayans
Peru, Peruvian, Peruvians
Philippines, Philippine, Filipino, Filipinos
Poland, Polish, Poles
Portugal, Portuguese
Qatar, Qatari, Qataris
Romania, Romanian, Romanians, Rumania
Russia, Russian, Russians, Russian Federation
Rwanda, Rwandan, Rwandans
Saudi Arabia, Saudi, Saudis, Saudi Arabian, KSA
Senegal, Senegalese
Serbia, Serbian, Serbians, Serb, Serbs
Sierra Leone, Sierra Leonean
Singapore, Singaporean, Singaporeans
Slovakia, Slovak, Slovaks, Slovakian
Slovenia, Slovenian, Slovenians, Slovene, Slovenes
Somalia, Somali, Somalis
South Africa, South African, South Africans
South Korea, South Korean, South Koreans, Republic of Korea
South Sudan, South Sudanese
Soviet Union, Soviet, Soviets, USSR
Spain, Spanish, Spaniard, Spaniards
Sri Lanka, Sri Lankan, Sri Lankans
Sudan, Sudanese
Suriname, Surinam, Surinamese
Sweden, Swedish, Swede, Swedes
Switzerland, Swiss
Syria, Syrian, Syrians, Syrian Arab Republic
Taiwan, Taiwanese
Tajikistan, Tajik, Tajiks, Tadzhikistan
Tanzania, Tanzanian, Tanzanians
Thailand, Thai, Thais
Timor-Leste, East Timor, Timorese
Togo, Togolese
Tunisia, Tunisian, Tunisians
Turkey, Turkish, Turk, Turks, Turkiye
Turkmenistan, Turkmen
Uganda, Ugandan, Ugandans
Ukraine, Ukrainian, Ukrainians
United Arab Emirates, UAE, Emirates, Emirati, Emiratis
United States, United States of America, US, USA, America, American, Americans
Uruguay, Uruguayan, Uruguayans
Uzbekistan, Uzbek, Uzbeks
Vatican, Vatican City, Holy See
Venezuela, Venezuelan, Venezuelans
Vietnam, Vietnamese, Viet Nam
Yemen, Yemeni, Yemenis
Zambia, Zambian, Zambians
Zimbabwe, Zimbabwean, Zimbabweans, Rhodesia
Kurdistan, Kurd, Kurds, Kurdish
Europe, European, Europeans
Africa, African, Africans
Asia, Asian, Asians
Arab, Arabs, Arabic
"""

CITIES = """
Abu Dhabi, Abu Dabi
Addis Ababa, Addis Abeba
Aleppo, Halab
Algiers, Alger
Astana, Nur-Sultan
Athens, Athenian, Athenians
Baghdad, Bagdad
Bamako
Beijing, Peking
Beirut, Beyrouth
Bengaluru, Bangalore
Berlin, Berliner, Berliners
Bern, Berne
Brussels, Bruxelles
Bucharest, Bucuresti
Cairo, Al-Qahira
Chennai, Madras
Copenhagen, Kobenhavn
Damascus, Dimashq, Damascene
Deir ez-Zor, Deir al-Zor, Deir Ezzor, Deir Ez Zor, Dayr az-Zawr
Geneva, Geneve, Genf
Guangzhou, Canton
The Hague, Den Haag
Hasakeh, Hasaka, Hasakah, Al-Hasakah
Ho Chi Minh City, Saigon
Homs, Hims
Idlib, Edlib
Istanbul, Constantinople
Jerusalem, Al-Quds
Kabul, Kaboul
Kathmandu, Katmandu
Kharkiv, Kharkov
Khartoum, Khartum
Kolkata, Calcutta
Kyiv, Kiev, Kyjiw, Kiew
Lviv, Lvov, Lwow, Lemberg
Lyon, Lyons
Marseille, Marseilles
Mecca, Makkah, Mekka
Mexico City, Ciudad de Mexico
Mogadishu, Mogadiscio
Moscow, Moskva, Moskau, Muscovite, Muscovites
Mosul, Mossul
Mumbai, Bombay
Munich, Munchen, Muenchen
N'Djamena, Ndjamena
New Delhi, Delhi
New York, New York City, NYC, New Yorker, New Yorkers
Odesa, Odessa
Paris, Parisian, Parisians
Prague, Praha
Pyongyang, P'yongyang
Reykjavik
Riyadh, Riad
Rome, Roma
Saint Petersburg, St Petersburg, Petersburg, Leningrad
Sanaa, Sana'a
Seoul
Tehran, Teheran
Tbilisi, Tiflis
Tripoli, Tarabulus
Tunis
Ulaanbaatar, Ulan Bator
Vienna, Wien, Viennese
Warsaw, Warszawa
Washington DC, Washington D.C.
Yangon, Rangoon
Zaporizhzhia, Zaporozhye, Zaporizhia
"""

BODIES = """
African Union, AU
al-Qaeda, al-Qaida, al Qaeda, al Qaida, Qaeda
al-Shabaab, al-Shabab, al Shabaab, Shabaab
al-Nusra Front, Nusra Front, Jabhat al-Nusra, al-Nusra, Nusra
ASEAN, Association of Southeast Asian Nations
BBC, British Broadcasting Corporation
Boko Haram
BRICS
CDC, Centers for Disease Control, Centers for Disease Control and Prevention
CENTCOM, Central Command, US Central Command
CIA, Central Intelligence Agency
Congress, US Congress, Congressional
Democratic Party, Democrats, Democrat, DNC
EPA, Environmental Protection Agency
European Central Bank, ECB
European Commission
European Union, EU
FARC
FBI, Federal Bureau of Investigation
FDA, Food and Drug Administration
Federal Reserve, US Federal Reserve
G20, G-20, Group of Twenty
G7, G-7, Group of Seven
HTS, Hayat Tahrir al-Sham, Tahrir al-Sham
Hamas
Hezbollah, Hizbollah, Hizbullah, Hezbullah, Hizballah, Hisbollah
House of Representatives, US House
Houthis, Houthi, Huthis, Huthi, Ansar Allah, Ansarullah
IAEA, International Atomic Energy Agency
ICC, International Criminal Court
ICJ, International Court of Justice
ICRC, Red Cross, International Committee of the Red Cross
IMF, International Monetary Fund
IPCC, Intergovernmental Panel on Climate Change
IRGC, Revolutionary Guards, Revolutionary Guard, Islamic Revolutionary Guard Corps, Pasdaran
IRS, Internal Revenue Service
Islamic State, IS, ISIS, ISIL, Daesh, Da'esh, Daish, Islamic State group, Islamic State in Iraq and the Levant
Islamic State, Islamic State of Iraq and the Levant, Islamic State in Iraq and Syria, Islamic State of Iraq and Syria
Israel Defense Forces, Israel Defence Forces, IDF
Kremlin
Mossad
MSF, Doctors Without Borders, Medecins Sans Frontieres
Muslim Brotherhood
NASA, National Aeronautics and Space Administration
NATO, Nato, North Atlantic Treaty Organization, North Atlantic Treaty Organisation
NHS, National Health Service
NSA, National Security Agency
OECD, Organisation for Economic Co-operation and Development
OPCW, Organisation for the Prohibition of Chemical Weapons
OPEC, Opec, Organization of the Petroleum Exporting Countries
OSCE, Organization for Security and Co-operation in Europe
PLO, Palestine Liberation Organization
PKK, Kurdistan Workers' Party, Kurdistan Workers Party
Pentagon, Department of Defense, US Department of Defense, DoD
Republican Party, Republicans, Republican, GOP, RNC
SANA, Syrian Arab News Agency
SDF, Syrian Democratic Forces
State Department, US State Department, Department of State
Supreme Court, US Supreme Court, SCOTUS
Taliban, Taleban
UNHCR, United Nations High Commissioner for Refugees, UN refugee agency
UNICEF, Unicef
UNRWA
United Nations, UN
Wagner Group, Wagner
White House
WHO, World Health Organization, World Health Organisation
World Bank
WTO, World Trade Organization, World Trade Organisation
YPG, People's Protection Units, People's Defense Units
"""
