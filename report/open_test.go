package report

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func writeFile(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestOpenStaysInTheFolder: neither the file nor a picture that it names is followed
// out of the folder; a link that stays inside is.
func TestOpenStaysInTheFolder(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links take a privilege there")
	}
	dir := t.TempDir()
	const yaml = "office: 某局\nyear: 2024\n"
	in := func(name string) string { return filepath.Join(dir, "in", name) }
	writeFile(t, in("report.yaml"), yaml)
	writeFile(t, in("point.png"), string(onePixel))
	writeFile(t, filepath.Join(dir, "secret.png"), string(onePixel))
	writeFile(t, filepath.Join(dir, "secret.yaml"), yaml)
	for link, to := range map[string]string{
		"same.yaml": "report.yaml", "out.yaml": "../secret.yaml", "out.png": "../secret.png", "same.png": "point.png",
		"gone.yaml": "nothing.yaml", "loop.yaml": "loop.yaml",
	} {
		if err := os.Symlink(to, in(link)); err != nil {
			t.Fatal(err)
		}
	}
	for _, picture := range []string{"point.png", "same.png", "out.png", "../secret.png", "."} {
		writeFile(t, in("with "+filepath.Base(picture)+".yaml"), yaml+"overview: [{picture: {alt: 图, file: "+picture+"}}]\n")
	}
	for name, want := range map[string]string{
		"report.yaml": "", "same.yaml": "", "with point.png.yaml": "", "with same.png.yaml": "",
		"out.yaml": "out of its folder", "loop.yaml": "loop.yaml", "gone.yaml": "no such file",
		"with out.png.yaml": "escapes", "with secret.png.yaml": "invalid", "with ..yaml": "not a regular file", "nothing.yaml": "no such file",
	} {
		r, err := Open(in(name))
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v, want %q (%v)", name, err, want, r)
		}
		if err != nil && !strings.Contains(err.Error(), in(name)) {
			t.Errorf("%s: the error does not name it: %v", name, err)
		}
	}
	if _, err := Open(in("nothing.yaml")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v", err)
	}
}

// TestOpenPointsToParse: who opens a published report is told which package reads it.
func TestOpenPointsToParse(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"a.docx": "PK\x03\x04\x14\x00\xff\xff", "b.pdf": "%PDF-1.7\n%\xe2\xe3", "c.html": "<!DOCTYPE html><html>", "d.htm": "\n<HTML>",
		"e.doc": "\xd0\xcf\x11\xe0\xa1\xb1", "f.xlsx": "PK\x03\x04", "g.rtf": "{\\rtf1", "h.md": "# 某局\n\n2024年报告", "i.docx": "",
		"j.csv": "a,b\n1,2\n", "k.txt": "某局2024年报告\n",
	} {
		name = filepath.Join(dir, name)
		writeFile(t, name, content)
		_, err := Open(name)
		if err == nil || !strings.Contains(err.Error(), "package parse") || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestDigitsStayAsTheyAreWritten: what people write in digits and YAML takes for a
// number is read as it is written, or refused with the way to write it.
func TestDigitsStayAsTheyAreWritten(t *testing.T) {
	for _, in := range []string{"010020", "750000", "0o17", "0x1F", "0477", "1_000", "1e5", "012.50", "+8610", "12345678901234567890123", "0951-2012345", "-5", ".5", "08", "1:30", "12e03"} {
		r, err := ReadYAML(strings.NewReader("office: 某局\nyear: 2024\ncontact: {postcode: " + in + ", phone: " + in + "}\n"))
		if err != nil {
			t.Errorf("%s: %v", in, err)
		} else if r.Contact.Postcode != in || r.Contact.Phone != in {
			t.Errorf("%s is read as %q, %q", in, r.Contact.Postcode, r.Contact.Phone)
		}
	}
	const head = "office: 某局\nyear: 2024\n"
	for in, want := range map[string]string{
		"office: 12345\nyear: 2024\n":                               `put it in quotation marks: "12345"`,
		head + "contact: {postcode: yes, phone: true}\n":            `put it in quotation marks: "true"`,
		head + "overview: 010\n":                                    `put it in quotation marks: "010"`,
		head + "overview: [010]\n":                                  `put it in quotation marks: "010"`,
		head + "stated: {title: 2024}\n":                            `put it in quotation marks: "2024"`,
		head + "requests: {new: {individual: 010}}\n":               "octal",
		head + "proactive: {fees: {amount: 010.5}}\n":               "octal",
		"office: 某局\nyear: 02024\n":                                 "octal",
		head + "requests: {new: {individual: 1_000}}\n":             "not a count",
		head + "stated: {figures: {requests.new.individual: 07}}\n": `put it in quotation marks: "07"`,
	} {
		if _, err := ReadYAML(strings.NewReader(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", in, err, want)
		}
	}
	if _, err := ReadJSON(strings.NewReader(`{"office": "某局", "year": 2024, "contact": {"postcode": 10020}}`)); err == nil {
		t.Error("JSON: a number is read as a postcode")
	}
}

// TestFailuresSayWhere: what the whole report fails says at which field.
func TestFailuresSayWhere(t *testing.T) {
	for in, where := range map[string]string{
		"year: 2024\n": "office",
		"office: 某局\n": "year",
		"office: 某局\nyear: 2024\noverview: \"\\u0007\"\n": "overview",
	} {
		_, err := ReadYAML(strings.NewReader(in))
		var e *InputError
		if !errors.As(err, &e) || e.Where != where || strings.HasPrefix(e.Problem, where) {
			t.Errorf("%q: %#v", in, e)
		}
		if n := strings.Count(strings.ReplaceAll(err.Error(), ", block", ":"), where+":"); n != 1 {
			t.Errorf("%q: the place is said %d times: %v", in, n, err)
		}
	}
}

// shortWriter takes less than it is given and says nothing.
type shortWriter struct{}

func (shortWriter) Write(p []byte) (int, error) { return len(p) / 2, nil }

func TestShortWrites(t *testing.T) {
	r := &Report{Office: "某局", Year: 2024}
	for name, write := range map[string]func(io.Writer, *Report) error{"JSON": WriteJSON, "YAML": WriteYAML} {
		if err := write(shortWriter{}, r); !errors.Is(err, io.ErrShortWrite) {
			t.Errorf("%s: %v", name, err)
		}
		if err := write(io.Discard, nil); err == nil {
			t.Errorf("%s: nil is written", name)
		}
	}
}

// TestNoYearIsNotSaid: a year that was not given is nowhere said as 0.
func TestNoYearIsNotSaid(t *testing.T) {
	if got := Edition2021().Title(0); strings.ContainsAny(got, "0{") || !strings.HasPrefix(Edition2021().Title(2024), "2024年"+got) {
		t.Errorf("the title is %q", got)
	}
	_, err := Sum(&Report{Office: "甲局", Year: 2024}, &Report{Office: "乙局"})
	if err == nil || !strings.Contains(err.Error(), "乙局 on no year") {
		t.Errorf("%v", err)
	}
	if err := (&Report{Office: "某局"}).WellFormed(); err == nil || strings.Contains(err.Error(), "0") {
		t.Errorf("%v", err)
	}
}
