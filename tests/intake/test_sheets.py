"""Sheets as text, good and hostile: what comes in, and where what does not come in is said to stand."""

from __future__ import annotations

import pytest

from claimtrack.intake.columns import match, wished
from claimtrack.intake.opening import form_of, opened
from claimtrack.intake.receiving import Manner, received
from claimtrack.intake.rows import Delivery
from claimtrack.trouble import Trouble
from intake.desk import Corpus, told, zipped

SHEET = "Claim,Said by,Date\nThe bridge is closed,Ana Torres,2026-02-23\n"
TAKEN = ["row 2: taken 2026-02/the-bridge-is-closed"]


def understood(corpus: Corpus, data: bytes | str, manner: Manner | None = None) -> Delivery:
    with received(str(corpus.deliver(data)), manner) as delivery:
        return delivery


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SHEET.encode(), "UTF-8"),
        (SHEET.encode("utf-8-sig"), "UTF-8 with a byte order mark"),
        (SHEET.encode("utf-16"), "UTF-16"),
        (SHEET.encode("utf-16-le"), "UTF-16 without its mark"),
        (SHEET.encode("utf-16-be"), "UTF-16 without its mark"),
        (zipped(SHEET), "UTF-8"),
        (SHEET.replace("\n", "\r\n").encode(), "UTF-8"),
        (SHEET.replace("\n", "\r").encode(), "UTF-8"),
        (SHEET.replace(",", ";").encode(), "UTF-8"),
        (SHEET.replace(",", "\t").encode(), "UTF-8"),
        (SHEET.replace(",", "|").encode(), "UTF-8"),
    ],
)
def test_forms_of_one_sheet(corpus: Corpus, data: bytes, encoding: str) -> None:
    assert understood(corpus, data).encoding == encoding
    assert told(corpus.take(data)) == TAKEN
    assert corpus.files() == {
        "claims/2026-02/the-bridge-is-closed.yaml": (
            "claim: The bridge is closed\nsaid:\n  - source: ana-torres\n    date: 2026-02-23\n"
        ),
        "sources/ana-torres.yaml": "source: Ana Torres\nkind: person\nanonymity: named\n",
    }


def test_letters_of_windows_are_assumed_and_told(corpus: Corpus) -> None:
    data = "Claim,Speaker\nLe café – fermé,Zoë\n".encode("cp1252")
    assert understood(corpus, data).encoding == (
        "Windows-1252, assumed: byte 0xe9 near 20 is not UTF-8; if letters come out wrong, give --encoding"
    )
    corpus.take(data)
    assert corpus.files()["claims/undated/le/le-cafe-ferme.yaml"].startswith("claim: Le café – fermé\n")


def test_a_few_bytes_that_are_no_letters_cost_their_rows_alone(corpus: Corpus) -> None:
    good = "Claim,Speaker\nLe café est fermé,Zoë\nLa fête est finie,Zoë\n".encode()
    data = good + b"Na\xefve plans,Ana\nIt floods,Zo\xeb\n" + "Il a neig\u00e9,Ana\nLost \ufffd before,Ana\n".encode()
    assert understood(corpus, data).encoding == (
        "UTF-8, of which 2 bytes are not: rows that hold such are refused (first: byte 0xef near 65 is not UTF-8)"
    )
    lost = "refused: some letters are lost: their bytes are not of the encoding in which the file was read"
    assert told(corpus.take(data)) == [
        "row 2: taken undated/le/le-cafe-est-ferme",
        "row 3: taken undated/la/la-fete-est-finie",
        f"row 4, `Claim`: {lost}",
        f"row 5, `Speaker`: {lost}",
        "row 6: taken undated/il/il-a-neige",
        "row 7: taken undated/lo/lost-before",
    ]
    asked = corpus.take(b"Claim\nNa\xefve plans\n", manner=Manner(encoding="utf-8"))
    assert told(asked) == [f"row 2, `Claim`: {lost}"]


@pytest.mark.parametrize("name", ["rot13", "base64", "hex", "zlib", "idna", "undefined", "klingon", "a\0b", "", "é"])
def test_what_python_calls_a_codec_and_is_no_encoding(corpus: Corpus, name: str) -> None:
    if name:
        with pytest.raises(Trouble, match="there is no encoding"):
            understood(corpus, SHEET, Manner(encoding=name))
    else:
        assert understood(corpus, SHEET, Manner(encoding=name)).encoding == "UTF-8"


@pytest.mark.parametrize(
    "name", ["utf-8", "UTF8", "utf-16", "utf-32", "cp1252", "latin-1", "cp1256", "gb18030", "shift_jis", "big5"]
)
def test_encodings_that_there_are(corpus: Corpus, name: str) -> None:
    assert told(corpus.take(SHEET.encode(name), manner=Manner(encoding=name))) == TAKEN


def test_an_encoding_that_was_asked_for(corpus: Corpus) -> None:
    data = "Claim\nالجسر مغلق\n".encode("cp1256")
    corpus.take(data, manner=Manner(encoding="cp1256"))
    assert corpus.claims() == ["undated/ال/الجسر-مغلق"]
    with pytest.raises(Trouble, match="there is no encoding `klingon`"):
        understood(corpus, data, Manner(encoding="klingon"))


def test_every_column_with_a_home(corpus: Corpus) -> None:
    corpus.take(
        "ID;Statement;Speaker;Kind;Anonymity;Said on;Exact words;Where;Link;Question;Basis;Told to;Rating;Checked by;"
        "Date checked;Reasoning;Tags;Notes\n"
        "C 1;It floods;the mayor;official;named;23.2.2026;it floods, believe me;on the radio;https://a.example/x;harbour flood;"
        "official;Harbour Radio;Half true;Lee;25.2.2026;Only the quay;harbour, water;call again\n",
        "checks.csv",
    )
    assert corpus.files() == {
        "claims/2026-02/it-floods.yaml": (
            "claim: It floods\n"
            "about: harbour-flood\n"
            "said:\n"
            "  - source: the-mayor\n"
            "    quote: it floods, believe me\n"
            "    basis: official\n"
            "    via: [harbour-radio]\n"
            "    date: 2026-02-23\n"
            "    found: {at: on the radio, url: 'https://a.example/x'}\n"
            "tags: [harbour, water, checks/C-1]\n"
            "review:\n"
            "  verdict: Half true\n"
            "  by: Lee\n"
            "  date: 2026-02-25\n"
            "  why: Only the quay\n"
            "# note: call again\n"
        ),
        "sources/harbour-radio.yaml": "source: Harbour Radio\nkind: outlet\nanonymity: named\n",
        "sources/the-mayor.yaml": "source: the mayor\nkind: official\nanonymity: named\n",
    }


def test_columns_that_mean_nothing_are_told(corpus: Corpus) -> None:
    delivery = understood(corpus, "Claim,Mood,Source,source,,URL\na,b,c,d,e,f\n")
    assert [(one.name, one.field, one.why) for one in delivery.columns] == [
        ("Claim", "claim", ""),
        ("Mood", None, ""),
        ("Source", "source", ""),
        ("source", None, "`source` is column 3 already: `Source`"),
        ("#5", None, "it has no name"),
        ("URL", "url", ""),
    ]
    (outcome,) = corpus.take("Claim,Mood\nIt floods,angry\n")
    assert outcome.unused == ("Mood",)


def test_a_topic_is_a_tag_and_the_label_of_a_checker_is_not_that_of_the_claim(corpus: Corpus) -> None:
    sheet = (
        "Claim,Speaker,Topic,Label,Value,Polarity,Tags,Issue\n"
        "Prices rose,Ana Torres,economy,true,3,false,checked,\n"
        'Wages fell,Lee Wong,economy,false,4,true,,"wages, jobs"\n'
    )
    outcomes = corpus.take(sheet)
    assert [one.text.partition("tags: ")[2] for one in outcomes] == ["[economy, checked]\n", "[economy, wages, jobs]\n"]
    assert [one.unused for one in outcomes] == [("Label", "Value", "Polarity")] * 2
    assert [name for name in ("about", "label", "value", "polarity") if any(f"{name}:" in one.text for one in outcomes)] == []
    asked = understood(corpus, sheet, Manner(columns=wished(["label=Label", "tags=Issue"])))
    assert [(one.name, one.field) for one in asked.columns if one.field not in ("claim", "source")] == [
        ("Topic", None),
        ("Label", "label"),
        ("Value", None),
        ("Polarity", None),
        ("Tags", None),
        ("Issue", "tags"),
    ]


def test_columns_as_the_desk_wishes() -> None:
    header = ["Claim", "Was gesagt wurde", "Source", "Source", "Notes"]
    matched = match(header, wished(["claim=was gesagt wurde", "source=#4", "note="]))
    assert matched.cells == {"claim": 1, "source": 3}
    assert [one.why for one in matched.columns if one.field is None] == [
        "`claim` is column 2 already: `Was gesagt wurde`",
        "`source` is column 4 already: `Source`",
        "`--map note=` leaves it out",
    ]


@pytest.mark.parametrize(
    ("options", "message", "way_on"),
    [
        (["clam=A"], "there is no field `clam`", "did you mean `claim`?"),
        (["claim"], "`--map claim` has no `=`", "write `--map claim=COLUMN`; `--map note=` leaves a field out"),
        (["claim=A", "claim=B"], "`--map` gives `claim` twice", "a field has one column"),
        (["claim=Statment"], "no column is called `Statment`", "did you mean `Statement`?"),
        (["claim=#9"], "no column is called `#9`", "the columns are `Statement`, `Who`"),
        (["claim="], "no column holds the claim", "say which does: `--map claim=COLUMN`; the columns are `Statement`, `Who`"),
    ],
)
def test_wishes_that_cannot_be_met(options: list[str], message: str, way_on: str) -> None:
    with pytest.raises(Trouble) as trouble:
        match(["Statement", "Who"], wished(options))
    assert (str(trouble.value), trouble.value.help) == (message, way_on)


def test_a_sheet_without_a_claim(corpus: Corpus) -> None:
    with pytest.raises(Trouble) as trouble:
        understood(corpus, "A;B\n1;2\n")
    assert (str(trouble.value), trouble.value.help) == (
        "no column holds the claim",
        "say which does: `--map claim=COLUMN`; the columns are `A`, `B`",
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "`sheet.csv` is empty"),
        (b"\n\n \n", "the sheet is empty"),
        (b"\xef\xbb\xbf", "`sheet.csv` is empty"),
        (b'"Claim', "`sheet.csv` has no row that can be read: row 1: a quote is opened here and not closed"),
    ],
)
def test_an_empty_file(corpus: Corpus, data: bytes, message: str) -> None:
    with pytest.raises(Trouble) as trouble:
        corpus.take(data)
    assert str(trouble.value) == message


def test_a_header_alone_has_no_rows(corpus: Corpus) -> None:
    assert corpus.take("Claim,Speaker\n") == []
    assert corpus.files() == {}


def test_titles_and_merged_cells_above_the_header(corpus: Corpus) -> None:
    data = "Claims of the week,,\n,,\nWhat,Who said it?,When\nClaim,Speaker,Date\nIt floods,Ana Torres,2026\n"
    assert told(corpus.take(data)) == ["row 5: taken 2026/it-floods"]
    assert understood(corpus, data).remarks == (
        "columns are separated by a comma",
        "the header is row 4; what stands above it was passed over",
    )


def test_rows_that_cannot_be_told_apart(corpus: Corpus) -> None:
    data = (
        "Claim,Speaker,Date\n"
        "Ships, boats and rafts,Ana Torres,2026\n"  # a comma without quotes
        '"Ships, boats\nand rafts",Ana Torres\n'  # two lines, and a cell too few
        "Claim,Speaker,Date\n"
        ",Ana Torres,2026\n"
        ",,\n"
        "   \n"
        "It floods,Ana Torres,2026,,\n"
    )
    assert told(corpus.take(data)) == [
        "row 2: refused: 4 cells where the header has 3: has a text a `,` without quotes around it?",
        "row 3: taken undated/sh/ships-boats-and-rafts",
        "row 4 (line 5): refused: the header once more",
        "row 5 (line 6), `Claim`: refused: the claim is empty",
        "row 8 (line 9): taken 2026/it-floods",
    ]


def test_a_quote_that_is_never_closed(corpus: Corpus) -> None:
    data = 'Claim,Speaker\nIt floods,Ana\n"It burns,Ana\nIt shakes,Ana\nIt rains,Ana\n'
    assert told(corpus.take(data)) == [
        "row 2: taken undated/it/it-floods",
        "row 3: refused: a quote is opened here and not closed: the 2 lines after it were not read",
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            'A 5" nail holds,"line one\nline two"\nIt floods,Ana\n',
            ["row 2: taken undated/a/a-5-nail-holds", "row 3 (line 4): taken undated/it/it-floods"],
        ),
        (
            '"A 5"" nail\nholds",Ana\n"He said ""no""",Ana\n',
            ["row 2: taken undated/a/a-5-nail-holds", "row 3 (line 4): taken undated/he/he-said-no"],
        ),
        ('"So" they say,Ana\n', ["row 2: taken undated/so/so-they-say"]),
        (
            '"It burns,Ana\nIt shakes,"Ana"\nIt rains,Ana\n',
            [
                "row 2: refused: a quote is opened here and not closed: the 1 line after it was not read",
                "row 3 (line 4): taken undated/it/it-rains",
            ],
        ),
        (
            'It floods,Ana\n"It burns',
            ["row 2: taken undated/it/it-floods", "row 3: refused: a quote is opened here and not closed"],
        ),
        (
            '"It burns,Ana\nIt rains,Ana\nIt shakes,Ana',
            ["row 2: refused: a quote is opened here and not closed: the 2 lines after it were not read"],
        ),
    ],
)
def test_quotes(corpus: Corpus, rows: str, expected: list[str]) -> None:
    assert told(corpus.take(f"Claim,Speaker\n{rows}")) == expected


def test_a_cell_of_ten_megabytes(corpus: Corpus) -> None:
    data = f"Claim,Speaker\nIt floods,Ana\n{'x' * 10_000_000},Ana\nIt burns,{'y' * 70_000}\nIt rains,Ana\n"
    assert told(corpus.take(data)) == [
        "row 2: taken undated/it/it-floods",
        "row 3, `Claim`: refused: `claim` has 10,000,000 characters, and a record at most 65,536",
        "row 4, `Speaker`: refused: a speaker's name is endless",
        "row 5: taken undated/it/it-rains",
    ]


def test_a_cell_without_end_costs_its_row(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimtrack.intake.csvsheet.MAX_CELL", 1000)
    outcomes = corpus.take(f"Claim,Speaker\n{'x' * 5_000},Ana\nIt rains,Ana\n")
    assert told(outcomes)[0] == "row 2: refused: the row is longer than 1,000 characters"
    assert outcomes[-1].id == "undated/it/it-rains"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("It floods,Ana,2026-02-30,,", "row 2, `Date`: refused: there is no such date: `2026-02-30`"),
        ("It floods,Ana,03/04/2026,,", "row 2, `Date`: refused: `03/04/2026` may be two days"),
        ("It floods,Ana,,hunch,", "row 2, `Basis`: refused: `basis` does not know the word `hunch`"),
        ("It floods,Ana,,,some water", "row 2, `Value`: refused: `value` cannot be read: "),
    ],
)
def test_what_verify_would_find_faulty_is_refused(corpus: Corpus, row: str, reason: str) -> None:
    (line,) = told(corpus.take(f"Claim,Speaker,Date,Basis,Value\n{row}\n", manner=Manner(columns={"value": "Value"})))
    assert line.startswith(reason)
    assert corpus.files() == {}


def test_formulas_are_text_and_comments_are_not_orders(corpus: Corpus) -> None:
    corpus.take("Claim,Speaker,Notes\n=HYPERLINK(1),Ana,# claimtrack: ignore[CT101] no\n'@SUM(A1),Ana,\n")
    assert corpus.files()["claims/undated/hy/hyperlink-1.yaml"] == (
        "claim: =HYPERLINK(1)\nsaid:\n  - source: ana\n# note: # claimtrack : ignore[CT101] no\n"
    )
    assert corpus.files()["claims/undated/su/sum-a1.yaml"].startswith("claim: '''@SUM(A1)'\n")


def test_what_is_cleaned_in_the_name_of_a_speaker_is_told(corpus: Corpus) -> None:
    (outcome,) = corpus.take("Claim,Speaker\nIt floods,Ana\u200b &amp; Lee\n")
    assert outcome.changes == ("HTML entities resolved", "control and invisible characters removed")


def test_stray_quotes_around_a_claim(corpus: Corpus) -> None:
    outcomes = corpus.take('Claim,Speaker\n"""It floods""",Ana\n"""Yes"" and ""no""",Ana\n')
    assert [(one.id, one.changes) for one in outcomes] == [
        ("undated/it/it-floods", ("quotation marks around the whole sentence removed",)),
        ("undated/ye/yes-and-no", ()),
    ]


def test_a_damaged_archive_is_told_where_it_ends(corpus: Corpus) -> None:
    whole = zipped("Claim,Speaker\n" + "".join(f"Claim number {number:05d} of many,Ana\n" for number in range(3_000)))
    outcomes = corpus.take(whole[: len(whole) // 2])
    assert outcomes[-1].fate == "refused"
    assert "the compressed file ends or is damaged here" in outcomes[-1].message
    assert len(corpus.claims()) == len(outcomes) - 1 > 0


def test_delimiters_that_are_given(corpus: Corpus) -> None:
    assert told(corpus.take("Claim^Speaker\nIt floods^Ana\n", manner=Manner(delimiter="^"))) == [
        "row 2: taken undated/it/it-floods"
    ]
    with pytest.raises(Trouble, match="cannot separate columns"):
        corpus.take("Claim^Speaker\n", manner=Manner(delimiter="ab"))


@pytest.mark.parametrize(
    ("head", "form"),
    [
        *(("{", "claimreview"), ('[\t{"a": 1}]', "claimreview"), ("[1,2]", "claimreview"), ("[]\n", "claimreview")),
        *(('["a", "b"]', "claimreview"), ("[null]", "claimreview"), ("[\n\n  [", "claimreview"), ('[\n"a"\n]', "claimreview")),
        *(("[id],claim", "csv"), ("[1] claim,b", "csv"), ("[Claim]\nIt floods", "csv"), ('["claim],b', "csv")),
    ],
)
def test_what_begins_like_a_list(corpus: Corpus, head: str, form: str) -> None:
    with opened(str(corpus.deliver(head))) as file:
        assert form_of(file) == form


def test_the_end_of_a_line_is_no_delimiter(corpus: Corpus) -> None:
    with pytest.raises(Trouble, match="no column holds the claim"):
        understood(corpus, "aa\r\r\rbb\r\r\r", Manner(form="csv"))
    with pytest.raises(Trouble, match="cannot separate columns"):
        understood(corpus, SHEET, Manner(form="csv", delimiter="\r"))


def test_one_column_is_a_sheet(corpus: Corpus) -> None:
    assert told(corpus.take("claim\nShips, boats; rafts\n", manner=Manner(delimiter=","))) == [
        "row 2: refused: 2 cells where the header has 1: has a text a `,` without quotes around it?"
    ]
    assert told(corpus.take("claim\nIt floods\n")) == ["row 2: taken undated/it/it-floods"]


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_an_encoding_with_a_mark_that_is_not_there(corpus: Corpus, codec: str) -> None:
    assert told(corpus.take(SHEET.encode(codec), manner=Manner(encoding=codec[:6]))) == TAKEN
