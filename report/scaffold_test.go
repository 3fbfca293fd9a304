package report

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
)

func scaffolded(t *testing.T, r *Report, o Scaffold) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteScaffold(&b, r, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A scaffold reads back strictly, as the report that it was made of, filled in or not.
func TestScaffoldReadsBack(t *testing.T) {
	var files []string
	for _, pattern := range []string{"../testdata/reports/*.yaml", "../testdata/editions/*.yaml"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		files = append(files, found...)
	}
	for _, file := range files {
		last, err := Open(file)
		if err != nil {
			t.Fatal(err)
		}
		next, _, err := Next(last)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range []*Report{last, next, {Format: last.Format, Office: "某局", Year: last.Year}} {
			for _, o := range []Scaffold{{}, {Schema: "./s.json", English: true}} {
				text := scaffolded(t, r, o)
				got, err := ReadYAML(strings.NewReader(text))
				if err != nil {
					t.Fatalf("%s: %v\n%s", file, err, text)
				}
				a, errA := Digest(r)
				b, errB := Digest(got)
				if a != b || errA != nil || errB != nil {
					t.Errorf("%s: another report comes back: %v %v\n%s", file, errA, errB, text)
				}
			}
		}
	}
}

// Every free figure and every text has its key, and each figure the labels of the form.
func TestScaffoldNamesEverything(t *testing.T) {
	for _, f := range Editions() {
		text := scaffolded(t, &Report{Format: f, Office: "某局", Year: 2020}, Scaffold{})
		lines, err := ReadLines(t.Context(), strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		all := strings.Split(text, "\n")
		for i := range f.figures {
			figure := &f.figures[i]
			n := lines.Line(string(figure.Address), 0)
			if !figure.Free() {
				continue
			}
			last := figure.ColumnLabels[len(figure.ColumnLabels)-1].ZH
			if n == 0 || !strings.HasSuffix(all[n-1], ": # "+last) && !strings.HasSuffix(all[n-1], " "+last) {
				t.Errorf("%s: %q does not end with %q", figure.Address, all[max(n-1, 0)], last)
			}
		}
		for _, key := range f.TextKeys() {
			if lines.Line(key, 0) == 0 {
				t.Errorf("%s has no key", key)
			}
		}
	}
}

// Without an office the scaffold is written all the same, and does not read before one
// is filled in; what else is wrong is an error.
func TestScaffoldOfNobody(t *testing.T) {
	text := scaffolded(t, &Report{}, Scaffold{})
	if _, err := ReadYAML(strings.NewReader(text)); err == nil {
		t.Errorf("%v", err)
	}
	filled := strings.Replace(strings.Replace(text, "office:", "office: 某局", 1), "year:", "year: 2025", 1)
	if r, err := ReadYAML(strings.NewReader(filled)); err != nil || r.Office != "某局" || r.Year != 2025 {
		t.Errorf("%v", err)
	}
	for _, r := range []*Report{nil, {Office: " "}, {Year: 9}, {Kind: 9}, {Office: "某\u0001局", Year: 2024}} {
		if err := WriteScaffold(&bytes.Buffer{}, r, Scaffold{}); err == nil {
			t.Errorf("%v: no error", r)
		}
	}
	if err := WriteScaffold(&bytes.Buffer{}, &Report{}, Scaffold{Schema: "a\noffice: b"}); err == nil {
		t.Error("a schema of two lines")
	}
	if err := WriteScaffold(short{}, &Report{}, Scaffold{}); err == nil {
		t.Error("a short write")
	}
}

type short struct{}

func (short) Write(p []byte) (int, error) { return 1, nil }
