package parse_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/internal/embed"
	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/render/markdown"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/report"
)

// ofFile takes out of the diagnostics what is said of the file as a whole, and returns
// its code; "" where nothing is.
func ofFile(t testing.TB, res *parse.Result) parse.Code {
	t.Helper()
	var found []parse.Code
	res.Diagnostics = slices.DeleteFunc(slices.Clone(res.Diagnostics), func(d parse.Diagnostic) bool {
		if d.Code != parse.CarriedResaved && d.Code != parse.CarriedNoDigest {
			return false
		}
		found = append(found, d.Code)
		return true
	})
	switch len(found) {
	case 0:
		return ""
	case 1:
		return found[0]
	}
	t.Errorf("of the file is said %v", found)
	return found[0]
}

// changedFile checks that the file is said to be changed, and takes that out.
func changedFile(t testing.TB, res *parse.Result) {
	t.Helper()
	if got := ofFile(t, res); got != parse.CarriedResaved {
		t.Errorf("of the file is said %q", got)
	}
}

// resealed writes the digest of a changed file of ours anew, as whoever changes one may.
func resealed(t testing.TB, file []byte) []byte {
	t.Helper()
	switch {
	case bytes.HasPrefix(file, []byte("%PDF")):
		return resealedPDF(t, file)
	case bytes.HasPrefix(file, []byte("PK")):
		return resealedWord(t, file)
	}
	file = bytes.Clone(file)
	if err := embed.SealText(file); err != nil {
		t.Fatal(err)
	}
	return file
}

// resealedPDF puts the digest into the last trailer of a file.
func resealedPDF(t testing.TB, file []byte) []byte {
	t.Helper()
	file = bytes.Clone(file)
	if at := bytes.LastIndex(file, []byte("/Prev ")); at >= 0 {
		file = slices.Insert(file, at, []byte(embed.PDFEntry()+" ")...)
	}
	if err := embed.SealPDF(sha256.New(), file); err != nil {
		t.Fatal(err)
	}
	return file
}

func resealedWord(t testing.TB, file []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	const name = "customXml/item1.xml"
	var part []byte
	var others []embed.Entry
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == name {
			part = data
		} else {
			others = append(others, embed.Entry{Name: f.Name, Sum: embed.SumOf(data)})
		}
	}
	if err := embed.SealWord(name, part, others); err != nil {
		t.Fatal(err)
	}
	return rezip(t, file, map[string]func([]byte) []byte{name: func([]byte) []byte { return part }})
}

// carrying are the ways to write a file that carries a digest over itself, and one that
// says nothing else and yet changes the file.
var carrying = []struct {
	name   string
	write  func(io.Writer, *report.Report) error
	change func(t *testing.T, file []byte) []byte
}{
	{"PDF", pdf.Renderer{}.Render, func(_ *testing.T, b []byte) []byte { return append(b, '\n') }},
	{"DOCX", docx.Renderer{}.Render, func(t *testing.T, b []byte) []byte {
		return rezip(t, b, map[string]func([]byte) []byte{"word/styles.xml": func(b []byte) []byte { return append(b, ' ') }})
	}},
	{"Markdown", markdown.Renderer{}.Render, func(_ *testing.T, b []byte) []byte { return append(b, "<!-- -->\n"...) }},
	{"Markdown with HTML tables", markdown.Renderer{Tables: markdown.HTMLTables}.Render,
		func(_ *testing.T, b []byte) []byte { return append(b, "<!-- -->\n"...) }},
}

// TestDigestSaid: of a file as it was written nothing is said, of a changed one that
// alone, and of one whose digest was written anew nothing again.
func TestDigestSaid(t *testing.T) {
	r := samples(t)["zibo-guodong-2024"]
	for _, c := range carrying {
		t.Run(c.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := c.write(&b, r); err != nil {
				t.Fatal(err)
			}
			file := bytes.Clone(b.Bytes())
			check := func(what string, file []byte, want parse.Code) {
				t.Helper()
				res, err := parse.Read("", bytes.NewReader(file))
				if err != nil {
					t.Fatalf("%s: %v", what, err)
				}
				if got := ofFile(t, res); got != want || len(res.Diagnostics) > 0 {
					t.Errorf("%s: of the file is said %q, and of the report: %s", what, got, describe(res))
				}
				if diff := cmp.Diff(r, res.Report); diff != "" {
					t.Errorf("%s (-want +got):\n%s", what, diff)
				}
			}
			check("as it was written", file, "")
			changed := c.change(t, bytes.Clone(file))
			check("changed", changed, parse.CarriedResaved)
			if c.name != "PDF" { // whose trailer stands before the end
				check("with the digest written anew", resealed(t, changed), "")
			}
			check("without a digest", withoutDigest(t, file), parse.CarriedNoDigest)
		})
	}
}

// withoutDigest takes the digest out of a file, as a version before had none.
func withoutDigest(t testing.TB, file []byte) []byte {
	t.Helper()
	without := func(b []byte, entry string) []byte {
		mark, _, _ := strings.Cut(entry, "0000")
		at := bytes.LastIndex(b, []byte(mark))
		if at < 0 {
			t.Fatal("no digest")
		}
		return slices.Delete(bytes.Clone(b), at, at+len(entry))
	}
	switch {
	case bytes.HasPrefix(file, []byte("%PDF")):
		return without(file, embed.PDFEntry())
	case bytes.HasPrefix(file, []byte("PK")):
		return rezip(t, file, map[string]func([]byte) []byte{"customXml/item1.xml": func(b []byte) []byte { return without(b, embed.WordAttribute()) }})
	}
	return without(file, embed.TextComment())
}

// TestTrustDigest: where the file is as it was written, the report is what it carries,
// whatever its pages show; where it is not, or carries none, the pages are read.
func TestTrustDigest(t *testing.T) {
	r := samples(t)["zibo-guodong-2024"]
	word := written(t, docx.Renderer{}.Render, r)
	edited := rezip(t, word, map[string]func([]byte) []byte{"word/document.xml": func(b []byte) []byte {
		return replaceOnce("继续优化", "不断优化")(t, b)
	}})
	page := written(t, pdf.Renderer{}.Render, r)
	editedPage := inPlace("继续优化", "不断优化")(t, page)
	text := written(t, markdown.Renderer{}.Render, r)
	for _, c := range []struct {
		name         string
		file         []byte
		trusted, not bool // whether the report is as it was written, with the option and without
	}{
		{"Word", word, true, true},
		{"Word, edited", edited, false, false},
		{"Word, edited and sealed", resealed(t, edited), true, false},
		{"PDF", page, true, true},
		{"PDF, edited", editedPage, false, false},
		{"PDF, edited and sealed", resealed(t, editedPage), true, false},
		{"Markdown, edited and sealed", resealed(t, replaceOnce("继续优化", "不断优化")(t, text)), false, false},
	} {
		for _, trust := range []bool{true, false} {
			res, err := parse.Options{TrustDigest: trust}.Read("", bytes.NewReader(c.file))
			if err != nil {
				t.Fatal(err)
			}
			want := c.not
			if trust {
				want = c.trusted
			}
			if got := cmp.Equal(r, res.Report); got != want || got != (len(res.Diagnostics) == 0) {
				t.Errorf("%s, trusted %t: as it was written %t, want %t; %s", c.name, trust, got, want, describe(res))
			}
		}
	}
}

// part returns an entry of a Word file.
func part(t testing.TB, file []byte, name string) (data []byte) {
	t.Helper()
	rezip(t, file, map[string]func([]byte) []byte{name: func(b []byte) []byte { data = b; return b }})
	if data == nil {
		t.Fatalf("no %s", name)
	}
	return data
}
