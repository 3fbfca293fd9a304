//go:build conformance

package parse_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/internal/libreoffice"
	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/report"
)

func runProgram(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	var stderr bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v: %s", name, err, stderr.String())
	}
	return out
}

// savedAgain checks that the file is said not to be the one that was written, and takes
// that out: some programs keep the digest, which differs then, and some do not.
func savedAgain(t *testing.T, res *parse.Result) {
	t.Helper()
	if got := ofFile(t, res); got == "" {
		t.Error("of the file is said nothing")
	}
}

// TestLibreOfficeSaves: a Word file of ours that LibreOffice saved again is the report
// that was written, with that one information.
func TestLibreOfficeSaves(t *testing.T) {
	dir := t.TempDir()
	all := samples(t)
	var files []string
	for name, r := range all {
		files = append(files, filepath.Join(dir, name+".docx"))
		if err := os.WriteFile(files[len(files)-1], written(t, docx.Renderer{}.Render, r), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(dir, "out")
	libreoffice.Convert(t, "docx:MS Word 2007 XML", out, files...)
	for name, r := range all {
		res, err := parse.Open(filepath.Join(out, name+".docx"))
		if err != nil {
			t.Fatal(err)
		}
		changedFile(t, res)
		if diff := cmp.Diff(r, res.Report); diff != "" || len(res.Diagnostics) > 0 {
			t.Errorf("%s (-want +got):\n%s\n%s", name, diff, describe(res))
		}
	}
}

// TestOtherPrograms: a file of ours that another program saved again still carries
// the report, and its pages still show it; and where a figure was changed before, it
// still is.
func TestOtherPrograms(t *testing.T) {
	again := func(t *testing.T, file []byte, check func(t *testing.T, res *parse.Result)) {
		dir := t.TempDir()
		before, after := filepath.Join(dir, "a.pdf"), filepath.Join(dir, "b.pdf")
		if err := os.WriteFile(before, file, 0o644); err != nil {
			t.Fatal(err)
		}
		for _, command := range [][]string{
			{"qpdf", "--object-streams=generate", before, after},
			{"qpdf", "--linearize", before, after},
			{"qpdf", "--qdf", before, after},
			{"mutool", "clean", "-gggz", before, after},
			{"mutool", "clean", "-ggggs", before, after},
		} {
			runProgram(t, command[0], command[1:]...)
			res, err := parse.Open(after)
			if err != nil {
				t.Errorf("after %v: %v", command[:2], err)
				continue
			}
			check(t, res)
		}
	}
	for name, r := range samples(t) {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := (pdf.Renderer{}).Render(&b, r); err != nil {
				t.Fatal(err)
			}
			again(t, b.Bytes(), func(t *testing.T, res *parse.Result) {
				if diff := cmp.Diff(r, res.Report); diff != "" {
					t.Errorf("the report (-want +got):\n%s", diff)
				}
				savedAgain(t, res)
				if s := unexpected(res); s != "" {
					t.Errorf("diagnostics: %s", s)
				}
			})
		})
	}
	base, err := report.Open(filepath.Join(fixtures, "base.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	base.Stated.Figures = nil
	var b bytes.Buffer
	if err := (pdf.Renderer{}).Render(&b, base); err != nil {
		t.Fatal(err)
	}
	for name, edit := range map[string]func(*testing.T, []byte) []byte{
		"typed over": typedOver("71", "77001"), "a note": noted("71", "77001"), "in place": inPlace("71", "77001"),
	} {
		t.Run(name, func(t *testing.T) {
			again(t, edit(t, b.Bytes()), func(t *testing.T, res *parse.Result) {
				savedAgain(t, res)
				if len(res.Diagnostics) != 1 || res.Diagnostics[0].Code != parse.CarriedEdited || res.Diagnostics[0].Quote != "77001" {
					t.Errorf("diagnostics: %s", describe(res))
				}
			})
		})
	}
}

// TestPdftotext: the text that pdftotext -layout makes of a PDF gives all figures in
// their places and all text, with the white space that it puts between scripts.
func TestPdftotext(t *testing.T) {
	for name, r := range samples(t) {
		file := filepath.Join(t.TempDir(), "a.pdf")
		var b bytes.Buffer
		if err := (pdf.Renderer{}).Render(&b, r); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		res, err := parse.Read(name, bytes.NewReader(runProgram(t, "pdftotext", "-layout", file, "-")))
		if err != nil {
			t.Fatal(err)
		}
		want := *r
		want.Stated.Title, want.Stated.Headings = "", nil // what is rendered has the form's own
		compareReports(t, &want, res.Report)
	}
}

// TestLibreOffice: a Word file of ours without its data, made into other files by
// LibreOffice, is read as one of others.
func TestLibreOffice(t *testing.T) {
	r, err := report.Open(filepath.Join(fixtures, "base.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var b bytes.Buffer
	if err := (docx.Renderer{}).Render(&b, r); err != nil {
		t.Fatal(err)
	}
	bare := rezip(t, b.Bytes(), map[string]func([]byte) []byte{"customXml/item1.xml": func([]byte) []byte { return []byte("<none/>") }})
	if err := os.WriteFile(filepath.Join(dir, "a.docx"), bare, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, to := range []string{"html", "docx:MS Word 2007 XML", "pdf"} {
		ending, _, _ := strings.Cut(to, ":")
		out := filepath.Join(dir, ending)
		libreoffice.Convert(t, to, out, filepath.Join(dir, "a.docx"))
		file := filepath.Join(out, "a."+ending)
		if ending == "pdf" {
			res, err := parse.Open(file)
			if err != nil {
				t.Fatal(err)
			}
			compareReports(t, r, res.Report)
			text := runProgram(t, "pdftotext", "-layout", file, "-")
			file += ".txt"
			if err := os.WriteFile(file, text, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		res, err := parse.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		t.Log(describe(res))
		compareReports(t, r, res.Report)
	}
}
