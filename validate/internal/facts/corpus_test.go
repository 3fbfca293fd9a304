package facts

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/report"
)

// entry is a sentence of a corpus with what it states. A corpus is a file with a
// sentence a line, five fields with tabs between them: the sentence; the facts, as
// Fact.StringIn writes them, with semicolons between; the office; the year; and where
// the sentence stands: dept or gov, with req behind it below a heading about requests.
type entry struct {
	line   int
	text   string
	states []string
	report *report.Report
	in     Setting
}

func readCorpus(t testing.TB, path string) []entry {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var all []entry
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != 5 {
			t.Fatalf("%s:%d: %d fields", path, number, len(fields))
		}
		year, err := strconv.Atoi(fields[3])
		if err != nil {
			t.Fatalf("%s:%d: %v", path, number, err)
		}
		s := entry{line: number, text: fields[0], report: &report.Report{Office: fields[2], Year: year}}
		for _, f := range strings.Split(fields[1], ";") {
			if f = strings.TrimSpace(f); f != "" {
				s.states = append(s.states, f)
			}
		}
		if strings.HasPrefix(fields[4], "gov") {
			s.report.Kind = report.Government
		}
		if strings.HasSuffix(fields[4], "req") {
			s.in = AmongRequests
		}
		all = append(all, s)
	}
	return all
}

// judge returns the facts of a sentence that were not read, and those that were read
// and are not stated.
func (s entry) judge() (missed, wrong []string) {
	var got []string
	for _, f := range NewReader(s.report).Paragraph(s.text, s.in) {
		got = append(got, f.StringIn(s.report.Year))
	}
	for _, f := range s.states {
		if !slices.Contains(got, f) {
			missed = append(missed, f)
		}
	}
	for _, f := range got {
		if !slices.Contains(s.states, f) {
			wrong = append(wrong, f)
		}
	}
	return missed, wrong
}

// The sentences of a file beside the project, whose words are others' and stay there,
// are read as stated, and nothing else is read in them.
func TestSentencesBeside(t *testing.T) {
	path := os.Getenv("ANNUALREPORT_SENTENCES")
	if path == "" {
		t.Skip("ANNUALREPORT_SENTENCES names no file")
	}
	for _, s := range readCorpus(t, path) {
		missed, wrong := s.judge()
		if len(missed)+len(wrong) > 0 {
			t.Errorf("%s:%d: %s\n  not read: %q\n  not stated: %q", path, s.line, s.text, missed, wrong)
		}
	}
}

// What corpora are held to.
const (
	leastRecall = 0.97
	mostWrong   = 3
)

// measure counts over a corpus.
func measure(all []entry) (stated, missed, wrong int) {
	for _, s := range all {
		m, w := s.judge()
		stated, missed, wrong = stated+len(s.states), missed+len(m), wrong+len(w)
	}
	return stated, missed, wrong
}

// The corpus for development: whoever works on the reader may look at what it misses.
func TestCorpus(t *testing.T) {
	path := filepath.Join("testdata", "corpus.tsv")
	all := readCorpus(t, path)
	for _, s := range all {
		if missed, wrong := s.judge(); len(missed)+len(wrong) > 0 {
			t.Logf("%s:%d: %s\n  not read: %q\n  not stated: %q", path, s.line, s.text, missed, wrong)
		}
	}
	hold(t, all)
}

// The corpus of the gate counts and shows nothing: its sentences are none that the
// reader was made for. ANNUALREPORT_GATE names its file.
func TestGate(t *testing.T) {
	path := os.Getenv("ANNUALREPORT_GATE")
	if path == "" {
		t.Skip("ANNUALREPORT_GATE names no file")
	}
	hold(t, readCorpus(t, path))
}

func hold(t *testing.T, all []entry) {
	t.Helper()
	stated, missed, wrong := measure(all)
	recall := 1 - float64(missed)/float64(max(stated, 1))
	t.Logf("%d sentences, %d facts: recall %.1f %%, %d wrong", len(all), stated, 100*recall, wrong)
	if recall < leastRecall || wrong > mostWrong || stated == 0 {
		t.Errorf("recall %.3f, %d wrong facts", recall, wrong)
	}
}
