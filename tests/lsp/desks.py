"""The corpora of these tests, each written as one text."""

BRIDGE = """\
# claims/bridge/closed.yaml
claim: The bridge was closed on Monday
about: bridge/closed
polarity: true
said:
  - source: city-hall
    basis: official
    via: [wire]
    date: 2026-02-23
# claims/bridge/open.yaml
claim: The bridge was open on Monday
about: bridge/closed
polarity: false
said:
  - source: driver
    basis: firsthand
    date: 2026-02-23
    found: {in: wire, at: paragraph 4}
# sources/city-hall.yaml
source: the city hall
kind: body
anonymity: named
camp: city
grade: B
# sources/driver.yaml
source: a bus driver 𝄞
kind: person
anonymity: unnamed
known_to: [wire]
reason: was told that speaking would cost the job
# sources/wire.yaml
source: a wire
kind: agency
anonymity: named
grade: B
# camps.yaml
city: {name: the city}
# links.yaml
- {a: bridge/closed, b: bridge/open, verdict: same}
"""

PROTECTED = """\
# claims/bridge.yaml
claim: The bridge will be closed
said:
  - source: anna-berg
    words: said so
    date: 2026-02-23
# claims/mayor.yaml
claim: The mayor spoke
said:
  - source: mayor
    date: 2026-02-23
# sources/anna-berg.yaml
source: an official in the roads ministry, call +44 20 7946 0958
kind: official
anonymity: background
reason: was told that speaking would cost the post
known_to: [Xun Haddad]
# sources/mayor.yaml
source: Xun Haddad, mayor of Port Selim
kind: person
anonymity: named
# sources/berg.yaml
source: Anna Berg, a spokeswoman
kind: person
anonymity: named
"""
"""A protected source whose id is a name, whose description holds a telephone number, and who is known to a person."""
