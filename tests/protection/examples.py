"""Texts of records and of the news: which contact details stand in them, and which texts only look as if there were some."""

FOUND = """
write to anna@example.org                                              | e-mail address: anna@example.org
Anna.Berg+tips@news-desk.example.co.uk asked                           | e-mail address: Anna.Berg+tips@news-desk.example.co.uk
anna [at] example [dot] org, in the evening                            | e-mail address: anna [at] example [dot] org
anna(at)example.org                                                    | e-mail address: anna(at)example.org
see anna＠example.org                                                  | e-mail address: anna＠example.org
mail: anna_b@xn--mnchen-3ya.example                                    | e-mail address: anna_b@xn--mnchen-3ya.example
écrire à zoé@exemple.fr avant lundi                                    | e-mail address: zoé@exemple.fr
E-Mail an müller@beispiel.de, bitte                                    | e-mail address: müller@beispiel.de
راسلونا على nurse@example.org                                          | e-mail address: nurse@example.org
call +49 30 0199 8765 after ten                                        | phone number: +49 30 0199 8765
+1-202-555-0143                                                        | phone number: +1-202-555-0143
+44 (0)20 7946 0958 is the desk                                        | phone number: +44 (0)20 7946 0958
+33 6 39 98 12 34                                                      | phone number: +33 6 39 98 12 34
+963 944 123 456                                                       | phone number: +963 944 123 456
00963 944 123 456                                                      | phone number: 00963 944 123 456
0049 171 1234567 works                                                 | phone number: 0049 171 1234567
+491711234567                                                          | phone number: +491711234567
(+49) 171 1234567                                                      | phone number: (+49) 171 1234567
030/12345678 is answered by the porter                                 | phone number: 030/12345678
(030) 1234 5678                                                        | phone number: (030) 1234 5678
Handy: 0171-1234567                                                    | phone number: 0171-1234567
Durchwahl 123 4567                                                     | phone number: 123 4567
unter der Rufnummer 0221 1234-567                                      | phone number: 0221 1234-567
joignable au 06 39 98 12 34                                            | phone number: 06 39 98 12 34
tél. 01.99.00.12.34                                                    | phone number: 01.99.00.12.34
portable 0639981234                                                    | phone number: 0639981234
020 7946 0958                                                          | phone number: 020 7946 0958
(202) 555-0143                                                         | phone number: (202) 555-0143
call 202-555-0143 or come                                              | phone number: 202-555-0143
1-800-555-0199                                                         | phone number: 1-800-555-0199
Tel. 612 34 56 78                                                      | phone number: 612 34 56 78
WhatsApp 944123456                                                     | phone number: 944123456
Signal +1 202 555 0143                                                 | phone number: +1 202 555 0143
هاتف: ٠٩٤٤ ١٢٣ ٤٥٦                                                     | phone number: ٠٩٤٤ ١٢٣ ٤٥٦
اتصل على +٩٦٣ ٩٤٤ ١٢٣ ٤٥٦                                              | phone number: +٩٦٣ ٩٤٤ ١٢٣ ٤٥٦
الجوال 0944123456                                                      | phone number: 0944123456
واتساب ٠٩٤٤١٢٣٤٥٦                                                      | phone number: ٠٩٤٤١٢٣٤٥٦
फ़ोन +९१ ९८७६५ ४३२१०                                                   | phone number: +९१ ९८७६५ ४३२१०
tel +49\u00a030\u202f0199\u20118765                                    | phone number: +49\u00a030\u202f0199\u20118765
she writes as @nightowl_77                                             | handle: @nightowl_77
@nurse.of.selim on the platform                                        | handle: @nurse.of.selim
@anna@mastodon.example                                                 | handle: @anna@mastodon.example
@ليلى_حلب تنشر                                                          | handle: @ليلى_حلب
reach her on t.me/some_nurse                                           | messenger contact: t.me/some_nurse
https://wa.me/4917112345678                                            | messenger contact: https://wa.me/4917112345678
https://signal.me/#p/+4917112345678                                    | messenger contact: https://signal.me/#p/+4917112345678
Telegram: night_owl                                                    | messenger contact: night_owl
Threema ID ABCD1234                                                    | messenger contact: ABCD1234
Skype: live:anna.b_77                                                  | messenger contact: live:anna.b_77
تلغرام: night_owl77                                                     | messenger contact: night_owl77
https://www.facebook.com/some.nurse.77                                 | profile link: https://www.facebook.com/some.nurse.77
x.com/some_nurse                                                       | profile link: x.com/some_nurse
https://www.linkedin.com/in/some-nurse                                 | profile link: https://www.linkedin.com/in/some-nurse
see https://staff.example.org/roads?id=7.                              | link: https://staff.example.org/roads?id=7
www.example.org/team/anna                                              | link: www.example.org/team/anna
we meet at 33.5138, 36.2765                                            | coordinates: 33.5138, 36.2765
35.95°N 39.01°E                                                        |
35.951°N 39.012°E                                                      | coordinates: 35.951°N 39.012°E
35°57'12"N 39°00'45"E, the old mill                                    | coordinates: 35°57'12"N 39°00'45"E
48° 51′ 24″ N, 2° 21′ 8″ E                                             | coordinates: 48° 51′ 24″ N, 2° 21′ 8″ E
٣٣٫٥١٣٨، ٣٦٫٢٧٦٥                                                       | coordinates: ٣٣٫٥١٣٨، ٣٦٫٢٧٦٥
at ///filled.count.soap                                                | coordinates: ///filled.count.soap
what3words: filled.count.soap                                          | coordinates: what3words: filled.count.soap
8FW4V75V+8Q                                                            | coordinates: 8FW4V75V+8Q
V75V+8Q Paris                                                          | coordinates: V75V+8Q
31U DQ 48251 11932                                                     | coordinates: 31U DQ 48251 11932
geo:33.5138,36.2765                                                    | coordinates: 33.5138,36.2765
pay to DE89 3704 0044 0532 0130 00                                     | account number: DE89 3704 0044 0532 0130 00
IBAN GB29NWBK60161331926819.                                           | account number: GB29NWBK60161331926819
FR14 2004 1010 0505 0001 3M02 606 BANQUE                               | account number: FR14 2004 1010 0505 0001 3M02 606
card 4111 1111 1111 1111                                               |
card 4012-8888-8888-1881                                               | account number: 4012-8888-8888-1881
passport no. C01X00T47                                                 | identity number: C01X00T47
Reisepass Nr. 123456789                                                | identity number: 123456789
جواز السفر رقم ٠١٢٣٤٥٦٧٨                                               | identity number: ٠١٢٣٤٥٦٧٨
SSN 219-09-9999                                                       | identity number: 219-09-9999
a@b.example, +1 202 555 0143                | e-mail address: a@b.example; phone number: +1 202 555 0143
"""

NOTHING = """
At least 1,000 US troops are still in Syria
The army has 1 000 000 soldiers and 12 500 tanks
Rund 1.000.000 Menschen, davon 250.000 Kinder
Plus de 12 345 678 euros ont été versés
يبلغ عدد السكان ١٢ ٣٤٥ ٦٧٨ نسمة
The index rose +12 345 678 points, or +0.5 %
Between 2014-2019 and 2020-2024 it was the other way round
On 2026-02-23 at 10:30 the convoy left
The log says 2026-02-23T10:30:15Z 4711
Am 23.02.2026 um 10.30 Uhr, am 1. 3. 2026 wieder
Le 06/12/2026, puis le 07/12/2026
On 02/03/2026 04:05 they met
في 23/02/2026 الساعة 10:30
يوم ٢٣-٠٢-٢٠٢٦ عند الساعة ١٠:٣٠
A B-52, two F-16 and a C-130 landed
UN Security Council Resolution 2254 of 18 December 2015
Article 51 (1) of the Charter, paragraphs 12-14
The 1st, 3rd and 101st Airborne divisions
commit 3f9c2a71d04be88a1c7f6d5e4b3a29180706f5e4
sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
550e8400-e29b-41d4-a716-446655440000
ISBN 978-3-16-148410-0
ISBN 0306406152
doi 10.1000/0123456789
version 1.2.3.4 of the programme
docket no. 21-cv-01234
case C-311/18 and T-13/99
Boston, MA 02139-4307
The score was 0-0, then 3-1, 2-2 and 0-4
odds of 100:1
It cost $1,234,567.89 in 2024
1.234,56 Euro und 1.234.567,89 Euro
a budget of €2.5bn, up from £1,950m
Numbers drawn: 04 11 23 35 42 48
temperatures of 35° in Aleppo and -5.5° in Oslo
an angle of 35° 30
rates of 1.234, 5.678 and 9.101
2.5, 3.75 or 10.125 per cent
The population fell from 21,532,647 to 17,070,135
between 1 200 and 1 500 of 20 000 fighters
Rocket motors of 122 mm, 220 mm and 300 mm
The telephone rang 3 times in 24 hours
phone makers sold 1 200 000 000 devices
Mobile 5 000 000 users were lost
Signal: troops leave
One signal: 20 days are enough
Er rief 110 an, dann 112
Call 911
le numéro 12 345 du journal
She earns 2 000 a month @ 40 hours
sold at 5 @ $3
an e-mail was sent to the ministry
E-Mails und Telefonate wurden abgehört
Amazon.com, Booking.com and Change.org
He said and/or did nothing
the Kurdish-led forces/the coalition
C++ and A+ grades
ages 18+ and 60+
2+2=4
1/2, 3/4 and 24/7
http is a protocol
km 45-60 of the M4 highway
the M4 and M5, route 66, exit 12
1990-2000-2010
the years 2011 2012 2013 2014
0.123456789 of the mass
1e-10 and 6.022e23
3-2-1
Halle 12, Stand 0345
Zimmer 0815
سقط ١٢ قتيلا و٣٥ جريحا في ٢٠٢٦
قرار مجلس الأمن ٢٢٥٤ لعام ٢٠١٥
نحو ١٠٠٠ جندي في ٣ قواعد
90,5 Prozent von 1.234 Befragten
75 % des 2 050 personnes interrogées
articles L. 311-1 à L. 311-9
loi n° 2024-1234 du 5 mai 2024
Gesetz vom 05.06.2024, BGBl. 2024 I Nr. 123
MH17, QR 0123 and LH 400
the 0800 shift
a 4x4 and a 6x6
"""


def rows(table: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each text with the kinds and words that are found in it."""
    found = []
    for line in table.strip().splitlines():
        text, _, right = line.rpartition("|")
        parts = [part.strip().partition(": ") for part in right.split(";") if part.strip()]
        found.append((text.strip(), [(kind, words) for kind, _, words in parts]))
    return found
