package facts

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/report"
)

// sentence is a case of the table in testdata.
type sentence struct {
	text   string
	report *report.Report
	in     Setting
	states []string
	missed []string // stated, and known not to be read
}

func readSentences(t testing.TB) []sentence {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "sentences.txt"))
	if err != nil {
		t.Fatal(err)
	}
	fresh := func() sentence { return sentence{report: &report.Report{Year: 2024}} }
	var all []sentence
	next := fresh()
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case line == "@government":
			next.report.Kind = report.Government
		case line == "@requests":
			next.in = AmongRequests
		case strings.HasPrefix(line, "@office="):
			next.report.Office = strings.TrimPrefix(line, "@office=")
		case strings.HasPrefix(line, "> "):
			next.text = line[2:]
			all = append(all, next)
			next = fresh()
		case strings.HasPrefix(line, "missed: "):
			last := &all[len(all)-1]
			last.missed = append(last.missed, strings.TrimPrefix(line, "missed: "))
		default:
			last := &all[len(all)-1]
			last.states = append(last.states, line)
		}
	}
	return all
}

func (s sentence) read() []string {
	var got []string
	for _, f := range NewReader(s.report).Paragraph(s.text, s.in) {
		got = append(got, f.StringIn(2024))
	}
	return got
}

// What is read is stated, without exception; what is stated is read but for the few
// facts that the table lists as missed, which it may not go on listing once they are
// read.
func TestSentences(t *testing.T) {
	right, missed, stating, silent := 0, 0, 0, 0
	for _, s := range readSentences(t) {
		if len(s.states)+len(s.missed) > 0 {
			stating++
		} else {
			silent++
		}
		got := s.read()
		for _, f := range s.states {
			if slices.Contains(got, f) {
				right++
			} else {
				t.Errorf("not read: %s\n  in %s", f, s.text)
			}
		}
		for _, f := range s.missed {
			missed++
			if slices.Contains(got, f) {
				t.Errorf("no longer missed: %s\n  in %s", f, s.text)
			}
		}
		for _, f := range got {
			if !slices.Contains(s.states, f) && !slices.Contains(s.missed, f) {
				t.Errorf("not stated: %s\n  in %s", f, s.text)
			}
		}
	}
	t.Logf("%d facts in %d sentences and none in %d; %d known misses", right, stating, silent, missed)
	if recall := float64(right) / float64(right+missed); recall < 0.95 || stating < 200 || silent < 60 {
		t.Errorf("recall %.3f over %d sentences that state facts and %d that state none", recall, stating, silent)
	}
}

// The place of a fact is where its value is written.
func TestPlaces(t *testing.T) {
	for _, s := range readSentences(t) {
		for _, f := range NewReader(s.report).Paragraph(s.text, s.in) {
			if f.Start < f.Sentence[0] || f.End > f.Sentence[1] || f.Start >= f.End {
				t.Fatalf("%s: span %d–%d in sentence %v", s.text, f.Start, f.End, f.Sentence)
			}
			words := s.text[f.Start:f.End]
			numeral := strings.ContainsAny(words[:min(3, len(words))], "0123456789０１２３４５６７８９"+chinese)
			if follows := slices.ContainsFunc([]string{"均", "全部", "维持", "驳回", "审", "撤"}, func(w string) bool { return strings.Contains(words, w) }); !numeral && !f.None && !follows {
				t.Errorf("%s: %s stands in %q", s.text, f, words)
			}
		}
	}
}

// No word of the lexicon has two meanings, and each pattern can be written out.
func TestLexicon(t *testing.T) {
	seen := map[string]string{}
	words := 0
	for line := range strings.Lines(lexiconText) {
		head, patterns, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || strings.HasPrefix(head, "#") {
			continue
		}
		for _, pattern := range strings.Fields(patterns) {
			for _, s := range expand(pattern) {
				words++
				if strings.ContainsAny(s, "()|?") || s == "" {
					t.Errorf("%s: %q is no pattern", head, pattern)
				}
				if other, twice := seen[s]; twice && other != head {
					t.Errorf("%q stands under %q and under %q", s, other, head)
				}
				seen[s] = head
			}
		}
	}
	if words < 4000 {
		t.Errorf("only %d words", words)
	}
}

// Whatever a paragraph holds, reading it ends and gives places within it.
func FuzzParagraph(f *testing.F) {
	for _, s := range readSentences(f)[:40] {
		f.Add(s.text)
	}
	f.Add("（（《“收到)，，件1件、、零")
	f.Fuzz(func(t *testing.T, s string) {
		for _, setting := range []Setting{Anywhere, AmongRequests} {
			rd := NewReader(&report.Report{Year: 2024, Office: "某某市某某局"})
			for _, fact := range rd.Paragraph(s, setting) {
				if fact.Start < 0 || fact.End > len(s) || fact.Start >= fact.End || fact.Sentence[0] < 0 || fact.Sentence[1] > len(s) {
					t.Fatalf("%q: %v at %d–%d of %v", s, fact, fact.Start, fact.End, fact.Sentence)
				}
			}
		}
	})
}
