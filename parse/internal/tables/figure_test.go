package tables

import (
	"strconv"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/report"
)

// A change may be below zero, however its sign is written; in other cells a sign is none.
func TestReadSigned(t *testing.T) {
	f, err := report.Edition2019().Figure("proactive.licences.items_change")
	if err != nil || !f.Signed {
		t.Fatal(err)
	}
	for in, want := range map[string]Reading{
		"-3":     {Text: "-3", Readable: true},
		"−3":     {Text: "-3", Readable: true, Tidied: true},
		"－３":     {Text: "-3", Readable: true, Tidied: true},
		"+2":     {Text: "2", Readable: true, Tidied: true},
		" -1件":   {Text: "-1", Readable: true, Tidied: true},
		"-0":     {Text: "0", Readable: true, Tidied: true},
		"4":      {Text: "4", Readable: true},
		"":       {Readable: true},
		"—":      {Text: "—"},
		"-":      {Text: "-"},
		"--3":    {Text: "--3"},
		"3-":     {Text: "3-"},
		"-3 4":   {Text: "-3 4"},
		"-1,234": {Text: "-1234", Readable: true, Tidied: true},
	} {
		got := Read(f, in, Spacing{})
		if got.Text != want.Text || got.Readable != want.Readable || got.Tidied != want.Tidied || got.Readable && got.Value.String() != want.Text {
			t.Errorf("%q: %+v, want %+v", in, got, want)
		}
	}
	other, err := report.Edition2021().Figure("requests.new.individual")
	if err != nil {
		t.Fatal(err)
	}
	if got := Read(other, "-3", Spacing{}); got.Readable {
		t.Errorf("a count below zero: %+v", got)
	}
}

func TestReadFigure(t *testing.T) {
	for _, c := range []struct {
		unit     report.Unit
		in, text string
		readable bool
		tidied   bool
	}{
		{report.Pieces, "12", "12", true, false},
		{report.Pieces, " 12\n", "12", true, false},
		{report.Pieces, "１２", "12", true, true},
		{report.Pieces, "\u30000", "0", true, true},
		{report.Pieces, "1,234", "1234", true, true},
		{report.Pieces, "1，234件", "1234", true, true},
		{report.Pieces, "1 234", "1234", true, true},
		{report.Pieces, "1 2 3", "123", true, true},
		{report.Pieces, "12①", "12", true, true},
		{report.Pieces, "12¹", "12", true, true},
		{report.Pieces, "12[1]", "12", true, true},
		{report.Pieces, "１２件［注］", "12", true, true},
		{report.Pieces, "12*", "12", true, true},
		{report.Pieces, "①", "①", false, false},
		{report.Pieces, "1②3", "1②3", false, false},
		{report.Pieces, "~~5~~6", "~~5~~6", false, false},
		{report.Pieces, "0 19", "0 19", false, false},
		{report.Pieces, "12 3", "12 3", false, false},
		{report.TenThousandYuan, "1 234.5", "1234.5", true, true},
		{report.Pieces, "3.00", "3", true, true},
		{report.Pieces, "007", "7", true, true},
		{report.Pieces, "00", "0", true, true},
		{report.Pieces, "", "", true, false},
		{report.Pieces, "\u3000", "", true, false},
		{report.Pieces, "1,23", "1,23", false, false},
		{report.Pieces, "1.5", "1.5", false, false},
		{report.Pieces, "5\n", "5", true, false},
		{report.Pieces, "5\n件", "5", true, true},
		{report.Pieces, "5\n12", "5 12", false, false},
		{report.Pieces, "５ \n ５", "５ ５", false, false},
		{report.Pieces, "-1", "-1", false, false},
		{report.Pieces, "9007199254740993", "9007199254740993", false, false},
		{report.Pieces, "/", "/", false, false},
		{report.Pieces, "见 附件", "见 附件", false, false},
		{report.Pieces, "3万元", "3万元", false, false},
		{report.TenThousandYuan, "110.32", "110.32", true, false},
		{report.TenThousandYuan, "96,171.60万元", "96171.60", true, true},
		{report.TenThousandYuan, "0元", "0", true, true},
		{report.TenThousandYuan, "5000元", "5000元", false, false},
		{report.TenThousandYuan, "3件", "3件", false, false},
	} {
		rd := ReadFigure(c.unit, c.in, Spacing{groups: true, characters: true})
		if rd.Text != c.text || rd.Readable != c.readable || rd.Tidied != c.tidied || rd.Readable && rd.Value.String() != c.text {
			t.Errorf("%q: %+v", c.in, rd)
		}
	}
}

// Spaces are part of a number where the document has them so throughout.
func TestSpacing(t *testing.T) {
	for in, want := range map[string]string{
		"12|1 234|5":           "12|?|5",
		"12|1 234|52 001|5":    "12|1234|52001|5",
		"12|1 234|52 001|500":  "12|1234|52001|500",
		"12|1 234|52 001|5000": "12|?|?|5000",
		"12|3 3|5 1":           "12|?|?",
		"1|3 3|5 1 . 5":        "1|33|51.5",
		"1|3 3":                "1|?",
		"362 361|4":            "?|4",
		"1\u30008|12":          "?|12",
	} {
		cells := map[report.Address]cellText{}
		for i, s := range strings.Split(in, "|") {
			cells[report.Address(strconv.Itoa(i))] = cellText{Text: s}
		}
		spaces := SpacingOf(cells)
		var got []string
		for s := range strings.SplitSeq(in, "|") {
			rd := ReadFigure(report.TenThousandYuan, s, spaces)
			if !rd.Readable {
				rd.Text = "?"
			}
			got = append(got, rd.Text)
		}
		if got := strings.Join(got, "|"); got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}
