"""English: the forms of its irregular verbs, which the analyser of words leaves apart: `did not break` and `broke` are one verb.

A table. Each group holds the forms as the analyser leaves them; verbs that share a form with another, or have a group of meanings
of their own in `english_speech.py`, are left out.
"""

from __future__ import annotations

IRREGULAR_VERBS: tuple[frozenset[str], ...] = tuple(
    frozenset(forms.split())
    for forms in (
        *("aris aros arisen", "beat beaten", "bite bit bitten", "blow blew blown", "break broke broken"),
        *("bring brought", "build built", "burn burnt", "buy bought", "catch caught", "choos chose chosen"),
        *("come came", "creep crept", "dig dug", "draw drew drawn", "drink drank drunk", "drive drove driven"),
        *("eat ate eaten", "fall fell fallen", "feed fed", "feel felt", "fight fought", "fli flew flown"),
        *("forbid forbad forbidden", "forget forgot forgotten", "freez froze frozen", "give gave given", "went gone"),
        *("grow grew grown", "hang hung", "hear heard", "hide hid hidden", "hold held", "keep kept", "know knew known"),
        *("lead led", "lend lent", "mean meant", "meet met", "pay paid", "ride rode ridden", "ring rang rung"),
        *("rise rose risen", "run ran", "seek sought", "send sent", "shake shook shaken", "shoot shot", "show shown"),
        *("shrink shrank shrunk", "sing sang sung", "sink sank sunk", "sleep slept", "speak spoke spoken"),
        *("stand stood", "steal stole stolen", "stick stuck", "swear swore sworn", "swim swam swum", "take taken"),
        *("teach taught", "tear tore torn", "think thought", "throw threw thrown", "wake woke woken", "wear wore worn"),
        "write wrote written",
    )
)
