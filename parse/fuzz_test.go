package parse_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/render/markdown"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/report"
)

// The fuzzers need -fuzzminimizetime 5x: the documents are long, and by default they
// would spend all of their time making them shorter.

// fuzzLimits keep one run short.
var fuzzLimits = parse.Limits{Bytes: 1 << 20, Unpacked: 4 << 20, Cells: 20_000, Blocks: 20_000, Time: 5 * time.Second}

// check reads a document: no panic, an end within the limit of time (and a second
// for what a library does in one piece), and a report that lacks nothing but an
// office and a year.
func check(t *testing.T, data []byte) {
	start := time.Now()
	res, err := parse.Options{Limits: fuzzLimits}.Read("fuzz", bytes.NewReader(data))
	if took := time.Since(start); took > fuzzLimits.Time+time.Second {
		t.Fatalf("%d bytes took %v", len(data), took)
	}
	if err != nil {
		return
	}
	for i := range res.Diagnostics {
		if d := &res.Diagnostics[i]; d.String() == "" || strings.Contains(d.String(), "{") && !bytes.ContainsAny(data, "{") {
			t.Errorf("the diagnostic %+v has no words", *d)
		}
	}
	r := *res.Report
	if r.Office == "" {
		r.Office = "某局"
	}
	if r.Year < report.FirstYear {
		r.Year = 2024
	}
	if err := r.WellFormed(); err != nil {
		t.Errorf("the report is not well formed: %v", err)
	}
}

// seeds adds the documents of the fixtures with one of the endings, whole and cut
// short.
func seeds(f *testing.F, endings ...string) {
	f.Helper()
	files, err := filepath.Glob(filepath.Join(fixtures, "*"))
	if err != nil || len(files) == 0 {
		f.Fatalf("no fixtures: %v", err)
	}
	for _, file := range files {
		for _, ending := range endings {
			if !strings.HasSuffix(file, ending) {
				continue
			}
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
			f.Add(data[:len(data)/2])
		}
	}
}

func FuzzText(f *testing.F) {
	seeds(f, ".txt")
	f.Add([]byte(strings.Repeat("规章 | 0 | 0 | 0 |\n", 500)))
	f.Add([]byte(strings.Repeat("\t", 5000) + "\n规章\n行政许可\n行政处罚\n"))
	f.Add([]byte("\xFF\xFEA\x00B\x00"))
	f.Fuzz(check)
}

func FuzzHTML(f *testing.F) {
	seeds(f, ".html")
	seeds(f, ".mhtml")
	f.Add([]byte("<html><h1>某\x02局2024年政府信息公开工作年度报告</h1><table><tr><td>规章</td><td>\x1f</td><td>a\x1f</td><td>1</td></tr></table>"))
	f.Add([]byte("<html>" + strings.Repeat("<table><tr><td>", 300)))
	f.Add([]byte("<html>" + strings.Repeat("<div>", 2000)))
	f.Add([]byte("<html><table>" + strings.Repeat("<tr><td colspan=1000 rowspan=65534>规章", 100)))
	f.Add([]byte(`<html><style media=all>.a > b:not(.c), #d{display:none!important;color:rgba(0,0,0,0)} @media print{i{left:-9999px}}</style>
<div class=a style="font:0/0 a;clip:rect(0 0 0 0)"><b>规章</b><sup>1</sup></div><iframe srcdoc="&lt;p id=d>一、总体情况"></iframe><math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>`))
	f.Fuzz(check)
}

func FuzzMarkdown(f *testing.F) {
	for _, name := range []string{"reports/zibo-guodong-2024", "editions/department-2020"} {
		r, err := report.Open("../testdata/" + name + ".yaml")
		if err != nil {
			f.Fatal(err)
		}
		for _, rd := range []markdown.Renderer{{}, {Tables: markdown.HTMLTables}, {OmitSummary: true}} {
			var b bytes.Buffer
			if err := rd.Render(&b, r); err != nil {
				f.Fatal(err)
			}
			f.Add(b.Bytes())
		}
	}
	f.Add([]byte("| a | b |\n|---|---|\n" + strings.Repeat("| 规章 | 0 |\n", 200)))
	f.Add([]byte("|-|-|\n" + strings.Repeat("> ", 500) + "x\n" + strings.Repeat("- ", 500) + "**x" + strings.Repeat("*_`[", 500)))
	f.Fuzz(check)
}

// FuzzDOCX changes the document inside a Word file, where changes would otherwise
// only break the packing, and another part, which is all that the document leans on.
func FuzzDOCX(f *testing.F) {
	for _, dir := range []string{"word-merged.docx", "word-hmerge.docx", "word-changes.docx", "word-numbered.docx"} {
		document, err := os.ReadFile(filepath.Join(fixtures, dir, "word/document.xml"))
		if err != nil {
			f.Fatal(err)
		}
		numbering, err := os.ReadFile(filepath.Join(fixtures, "word-numbered.docx/word/numbering.xml"))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(document, numbering)
		f.Add(document[:len(document)/2], numbering[:len(numbering)/2])
	}
	f.Add([]byte("<document><body>"+strings.Repeat("<tbl><tr><tc>", 200)), []byte{})
	f.Add([]byte("<document><body><p>"+strings.Repeat("<ins>", 5000)), []byte{})
	f.Add([]byte(`<document><body><altChunk id="a"/><p><oMath><f><num><r><t>1</t></r></num><den><rad><deg/><e><r><t>2</t></r></e></rad></den></f><nary><sub/><e/></nary></oMath></p>`+
		`<p><r><fldChar fldCharType="begin"/><instrText>EQ \f(1,\o\ac(○,5))</instrText><fldChar fldCharType="end"/></r></p></body></document>`),
		[]byte("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>=E5=85=AC\n--a--\n"))
	f.Add([]byte(`<document><body><sdt><sdtPr><dataBinding xpath="/a/b[2]/@c"/><text/></sdtPr><sdtContent><p><r><rPr><position val="6"/></rPr><t>1</t></r></p></sdtContent></sdt></body></document>`),
		[]byte(`<a><b/><b c="1"/></a>`))
	f.Fuzz(func(t *testing.T, document, other []byte) {
		kind := "aFChunk"
		if bytes.HasPrefix(other, []byte("<")) {
			kind = "numbering" // which has to be XML
		}
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for name, data := range map[string][]byte{
			"word/document.xml": document, "word/numbering.xml": other, "customXml/item1.xml": other,
			"word/_rels/document.xml.rels":   []byte(`<Relationships><Relationship Id="a" Type="x/` + kind + `" Target="numbering.xml"/></Relationships>`),
			"customXml/_rels/item1.xml.rels": []byte(`<Relationships><Relationship Id="a" Type="x/customXmlProps" Target="p.xml"/></Relationships>`),
			"customXml/p.xml":                []byte("<p/>"),
		} {
			w, err := z.Create(name)
			if err == nil {
				_, err = w.Write(data)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		check(t, b.Bytes())
	})
}

// FuzzPacked changes the bytes of packed files.
func FuzzPacked(f *testing.F) {
	r, err := report.Open("../testdata/reports/chencang-shuju-2024.yaml")
	if err != nil {
		f.Fatal(err)
	}
	var w, p bytes.Buffer
	if err := errors.Join(docx.Renderer{}.Render(&w, r), pdf.Renderer{}.Render(&p, r)); err != nil {
		f.Fatal(err)
	}
	f.Add(w.Bytes())
	f.Add(w.Bytes()[:w.Len()/2])
	f.Add(p.Bytes())
	f.Add(p.Bytes()[:p.Len()/2])
	f.Add([]byte("%PDF-1.7\n1 0 obj<</Type/Catalog/Names<</EmbeddedFiles 1 0 R>>/Kids[1 0 R]>>endobj\ntrailer<</Root 1 0 R>>"))
	f.Add([]byte("%PDF-1.5\n" + strings.Repeat("[", 5000)))
	f.Fuzz(check)
}
