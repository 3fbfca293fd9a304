package facts

import (
	"path/filepath"
	"strings"
	"testing"
)

// The grammar can be read, and each of its conditions holds of some number of the
// tables: one that never does is misspelt or is not needed.
func TestGrammar(t *testing.T) {
	g, err := newGrammar(grammarText)
	if err != nil {
		t.Fatal(err)
	}
	var met bitset
	g.met = &met
	read := func(rd *Reader, text string, in Setting) {
		rd.grammar = g
		rd.Paragraph(text, in)
	}
	for _, s := range readSentences(t) {
		read(NewReader(s.report), s.text, s.in)
	}
	for _, s := range readCorpus(t, filepath.Join("testdata", "corpus.tsv")) {
		read(NewReader(s.report), s.text, s.in)
	}
	for name, bit := range g.bits {
		var one bitset
		one.set(bit)
		if !met.meets(one) {
			t.Errorf("the condition %q never holds", name)
		}
	}
}

// Every reading of the grammar is a quantity of the form once its braces are filled.
func TestReadings(t *testing.T) {
	for _, r := range standardGrammar().rules {
		switch r.reading {
		case readNone, readTotal, readFees:
			continue
		}
		table, _, _ := strings.Cut(r.reading, ".")
		switch table {
		case "requests", "disputes", "proactive", "{row}":
		default:
			t.Errorf("line %d: %q is of no table", r.line, r.reading)
		}
	}
}

// Of two readings of the same score that differ neither stands; a higher score decides.
func TestReadingsThatDiffer(t *testing.T) {
	g, err := newGrammar("10 requests.new.total: a\n10 requests.carried_in.total: b\n20 none: c\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		holds []string
		want  string
	}{
		{[]string{"a"}, "requests.new.total"},
		{[]string{"b"}, "requests.carried_in.total"},
		{[]string{"a", "b"}, ""},
		{[]string{"a", "b", "c"}, "none"},
		{nil, ""},
	} {
		var m bitset
		for _, name := range c.holds {
			m.set(g.bits[name])
		}
		got := ""
		if r := g.read(m); r != nil {
			got = r.reading
		}
		if got != c.want {
			t.Errorf("%v: %q, want %q", c.holds, got, c.want)
		}
	}
}

// A grammar that cannot be read says in which line.
func TestGrammarErrors(t *testing.T) {
	for text, want := range map[string]string{
		"# remark\nten none: a\n": "line 2",
		"none\n":                  "line 1",
		"10: a\n":                 "line 1",
	} {
		if _, err := newGrammar(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}
