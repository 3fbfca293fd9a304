package docx

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/report"
)

func TestFilesAreValid(t *testing.T) {
	for _, s := range samples(t) {
		t.Run(s.name, func(t *testing.T) { checkFile(t, renderBytes(t, s.report)) })
	}
	t.Run("nothing", func(t *testing.T) { checkFile(t, renderDocument(t, Renderer{}, &render.Document{})) })
}

func renderDocument(t testing.TB, rd Renderer, doc *render.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := rd.RenderDocument(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// 64 goroutines render different reports at once; each gets the bytes that it gets
// alone.
func TestSameInputSameBytes(t *testing.T) {
	all := samples(t)
	want := make([][]byte, len(all))
	for i, s := range all {
		want[i] = renderBytes(t, s.report)
	}
	var wait sync.WaitGroup
	for g := range 64 {
		wait.Go(func() {
			for k := range 2 {
				i := (g + k) % len(all)
				var b bytes.Buffer
				if err := (Renderer{}).Render(&b, all[i].report); err != nil {
					t.Error(err)
				} else if !bytes.Equal(b.Bytes(), want[i]) {
					t.Errorf("%s: other bytes than before", all[i].name)
				}
			}
		})
	}
	wait.Wait()
}

// limited is a writer that fails after n bytes.
type limited struct{ n int }

var errFull = errors.New("no space left")

func (w *limited) Write(p []byte) (int, error) {
	if len(p) > w.n {
		n := w.n
		w.n = 0
		return n, errFull
	}
	w.n -= len(p)
	return len(p), nil
}

// short is a writer that breaks the rules: it takes less without an error.
type short struct{}

func (short) Write(p []byte) (int, error) { return len(p) / 2, nil }

func TestWriterErrors(t *testing.T) {
	sample, err := render.Compose(samples(t)[0].report)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		doc  *render.Document
		step int
	}{
		{"nothing, at every byte", &render.Document{}, 1},
		{"a report", sample, 101},
	} {
		if raceEnabled {
			c.step *= 29
		}
		size := len(renderDocument(t, Renderer{}, c.doc))
		for n := 0; n < size; n += c.step {
			if err := (Renderer{}).RenderDocument(&limited{n}, c.doc); !errors.Is(err, errFull) {
				t.Fatalf("%s: a writer that fails after %d of %d bytes: %v", c.name, n, size, err)
			}
		}
		if err := (Renderer{}).RenderDocument(&limited{size}, c.doc); err != nil {
			t.Errorf("%s: a writer with just enough room: %v", c.name, err)
		}
	}
	if err := (Renderer{}).RenderDocument(short{}, sample); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("a short write: %v", err)
	}
}

func TestErrorsSayWhere(t *testing.T) {
	text := func(s string) []render.Run { return []render.Run{{Text: "好"}, {Text: s}} }
	table := func(c render.Cell) *render.Table {
		return &render.Table{Columns: []float64{1, 1}, Rows: []render.Row{{Cells: []render.Cell{{}, c}}}}
	}
	png := readFile(t, "picture.png")
	for _, c := range []struct {
		name  string
		block render.Block
		want  string
	}{
		{"unknown block", nil, "block 2: the unknown kind of block <nil>"},
		{"no title", (*render.Title)(nil), "block 2: a nil *render.Title"},
		{"no heading", (*render.Heading)(nil), "block 2: a nil *render.Heading"},
		{"no paragraph", (*render.Paragraph)(nil), "block 2: a nil *render.Paragraph"},
		{"no table", (*render.Table)(nil), "block 2: a nil *render.Table"},
		{"no figure", (*render.Figure)(nil), "block 2: a nil *render.Figure"},
		{"title", &render.Title{Parts: []string{"a", "b\x01"}}, "block 2: part 2 of the title: character 2, U+0001, cannot stand in an XML file"},
		{"heading", &render.Heading{Level: 1, Runs: text("\x02")}, "block 2: run 2: character 1, U+0002, cannot stand in an XML file"},
		{"level", &render.Heading{Level: 5}, "block 2: a heading of level 5"},
		{"paragraph", &render.Paragraph{Runs: text("\xff")}, "block 2: run 2: character 1, byte 0xff, is not UTF-8"},
		{"run-in level", &render.Paragraph{Runs: []render.Run{{Text: "a", Heading: 9}}}, "block 2: run 1: a heading of level 9"},
		{"cell", table(render.Cell{Text: "1\n2\x03"}), "block 2: row 1, column 2: character 4, U+0003, cannot stand in an XML file"},
		{"role", table(render.Cell{Role: 7}), "block 2: row 1, cell 2: its role is 7, which is none"},
		{"alignment", table(render.Cell{Align: -1}), "block 2: row 1, cell 2: its alignment is -1, which is none"},
		{"ragged table", &render.Table{Name: "甲", Columns: []float64{1, 1}, Rows: []render.Row{{Cells: []render.Cell{{}}}}}, `block 2: table "甲": no cell at row 1, column 2`},
		{"table name", &render.Table{Name: "\x04", Columns: []float64{1}, Rows: []render.Row{{Cells: []render.Cell{{}}}}}, "block 2: name: character 1, U+0004, cannot stand in an XML file"},
		{"table caption", &render.Table{Caption: "\x04", Columns: []float64{1}, Rows: []render.Row{{Cells: []render.Cell{{}}}}}, "block 2: caption: character 1, U+0004, cannot stand in an XML file"},
		{"picture format", &render.Figure{Data: png, Format: "gif", Width: 1, Height: 1}, `block 2: a picture in the unknown format "gif"`},
		{"picture data", &render.Figure{Data: png[1:], Format: "png", Width: 1, Height: 1}, "block 2: its data are not a png file"},
		{"picture size", &render.Figure{Data: png, Format: "png", Width: 1}, "block 2: a picture of 1 × 0 pixels"},
		{"alternative text", &render.Figure{Data: png, Format: "png", Width: 1, Height: 1, Alt: "\x05"}, "block 2: alternative text: character 1, U+0005, cannot stand in an XML file"},
		{"picture caption", &render.Figure{Data: png, Format: "png", Width: 1, Height: 1, Caption: "\x05"}, "block 2: caption: character 1, U+0005, cannot stand in an XML file"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b bytes.Buffer
			err := Renderer{}.RenderDocument(&b, &render.Document{Blocks: []render.Block{&render.Paragraph{}, c.block}})
			if err == nil || uncoded(err) != "docx: "+c.want {
				t.Errorf("error: %v\nwant:  docx: %s", err, c.want)
			}
			if b.Len() > 0 {
				t.Errorf("%d bytes were written", b.Len())
			}
		})
	}
	for _, c := range []struct {
		meta render.Meta
		src  render.Source
		want string
	}{
		{meta: render.Meta{Title: "\x06"}, want: "docx: property dc:title: character 1, U+0006, cannot stand in an XML file"},
		{src: render.Source{JSON: []byte("\x06")}, want: "docx: source: character 1, U+0006, cannot stand in an XML file"},
		{src: render.Source{JSON: []byte("{}"), Digest: "\x06"}, want: "docx: source: digest: character 1, U+0006, cannot stand in an XML file"},
	} {
		if err := (Renderer{}).RenderDocument(io.Discard, &render.Document{Meta: c.meta, Source: c.src}); err == nil || uncoded(err) != c.want {
			t.Errorf("error: %v\nwant:  %s", err, c.want)
		}
	}
	if err := (Renderer{}).Render(io.Discard, &report.Report{}); err == nil {
		t.Error("a report without an office was rendered")
	}
}

// A failure leaves nothing behind in the memory that the next document gets.
func TestFailureLeavesNothing(t *testing.T) {
	good := &render.Document{Blocks: []render.Block{&render.Paragraph{Runs: []render.Run{{Text: "好"}}}}}
	want := renderDocument(t, Renderer{}, good)
	bad := &render.Document{Blocks: []render.Block{
		&render.Figure{Data: readFile(t, "picture.png"), Format: "png", Width: 1, Height: 1},
		&render.Table{Columns: []float64{1}, Rows: []render.Row{{Cells: []render.Cell{{}}}}},
		&render.Paragraph{Runs: []render.Run{{Text: "\x00"}}},
	}}
	for range 20 {
		if err := (Renderer{}).RenderDocument(io.Discard, bad); err == nil {
			t.Fatal("a control character was written")
		}
		if got := renderDocument(t, Renderer{}, good); !bytes.Equal(got, want) {
			t.Fatal("a failure shows in the next document")
		}
	}
}

func TestSourcePart(t *testing.T) {
	for _, s := range samples(t) {
		doc, err := render.Compose(s.report)
		if err != nil {
			t.Fatal(err)
		}
		_, parts := unzip(t, renderDocument(t, Renderer{}, doc))
		var got struct {
			XMLName   xml.Name
			MediaType string `xml:"mediaType,attr"`
			Digest    string `xml:"digest,attr"`
			JSON      string `xml:",chardata"`
		}
		if err := xml.Unmarshal(parts["customXml/item1.xml"], &got); err != nil {
			t.Fatal(err)
		}
		if got.XMLName != (xml.Name{Space: SourceNamespace, Local: "report"}) || got.MediaType != "application/json" {
			t.Errorf("%s: the root is %v, %s", s.name, got.XMLName, got.MediaType)
		}
		if got.JSON != string(doc.Source.JSON) || got.Digest != fmt.Sprintf("sha256:%x", sha256.Sum256([]byte(got.JSON))) {
			t.Errorf("%s: the report came back otherwise", s.name)
		}
		if props := parsePart(t, "itemProps1", parts["customXml/itemProps1.xml"]); props.all("schemaRef")[0].attr("uri") != SourceNamespace {
			t.Errorf("%s: the part is said to be in another namespace", s.name)
		}
		names, _ := unzip(t, renderDocument(t, Renderer{OmitSource: true}, doc))
		if strings.Contains(strings.Join(names, " "), "customXml") {
			t.Errorf("%s: OmitSource left %v", s.name, names)
		}
	}
}

// The properties hold what the report says: no clock, program, user or machine.
func TestProperties(t *testing.T) {
	const open = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`
	for _, c := range []struct {
		meta render.Meta
		want string
	}{
		{render.Meta{}, ""},
		{
			render.Meta{
				Title: "某局<2024>年报", Author: "某局", Subject: "年报", Keywords: []string{"政府信息公开", "年度报告"}, Language: "zh-CN",
				Date: time.Date(2025, 1, 20, 8, 0, 0, 0, time.FixedZone("", 8*3600)),
			},
			`<dc:title>某局&lt;2024&gt;年报</dc:title><dc:subject>年报</dc:subject><dc:creator>某局</dc:creator>` +
				`<cp:keywords>政府信息公开；年度报告</cp:keywords><cp:lastModifiedBy>某局</cp:lastModifiedBy>` +
				`<dcterms:created xsi:type="dcterms:W3CDTF">2025-01-20T00:00:00Z</dcterms:created>` +
				`<dcterms:modified xsi:type="dcterms:W3CDTF">2025-01-20T00:00:00Z</dcterms:modified><dc:language>zh-CN</dc:language>`,
		},
	} {
		_, parts := unzip(t, renderDocument(t, Renderer{}, &render.Document{Meta: c.meta}))
		if got, want := string(parts["docProps/core.xml"]), open+c.want+"</cp:coreProperties>"; got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// What the tree holds is what the file shows: every text, run by run, cell by cell.
func TestTextIsUnchanged(t *testing.T) {
	for _, s := range samples(t) {
		doc, err := render.Compose(s.report)
		if err != nil {
			t.Fatal(err)
		}
		_, parts := unzip(t, renderDocument(t, Renderer{}, doc))
		var want []string
		for _, b := range doc.Blocks {
			want = append(want, blockText(b)...)
		}
		var got []string
		for _, p := range parsePart(t, "document", parts["word/document.xml"]).all("p") {
			if text := shownText(p); text != "" {
				got = append(got, text)
			}
		}
		if g, w := strings.Join(got, "\n¶"), strings.Join(want, "\n¶"); g != w {
			t.Errorf("%s: the text differs", s.name)
		}
	}
}

// blockText is the text of a block, a paragraph or cell an item.
func blockText(b render.Block) []string {
	join := func(runs []render.Run) (s string) {
		for _, r := range runs {
			s += r.Text
		}
		return s
	}
	var texts []string
	switch b := b.(type) {
	case *render.Title:
		texts = []string{strings.Join(b.Parts, "\n")}
	case *render.Heading:
		texts = []string{join(b.Runs)}
	case *render.Paragraph:
		texts = []string{join(b.Runs)}
	case *render.Figure:
		texts = []string{b.Caption}
	case *render.Table:
		texts = []string{b.Caption}
		for _, row := range b.Rows {
			for _, c := range row.Cells {
				texts = append(texts, c.Text)
			}
		}
	}
	var some []string
	for _, s := range texts {
		if s != "" {
			some = append(some, s)
		}
	}
	return some
}

// shownText is the text of a paragraph as Word shows it.
func shownText(e *node) string {
	switch e.name {
	case "t":
		return e.text
	case "br":
		return "\n"
	case "tab":
		return "\t"
	}
	s := ""
	for _, c := range e.children {
		s += shownText(c)
	}
	return s
}

// A table keeps together with its heading where it fits a page; where it does not,
// its heading rows are repeated.
func TestTablesKeepTogether(t *testing.T) {
	for _, s := range samples(t) {
		_, parts := unzip(t, renderBytes(t, s.report))
		for i, tbl := range parsePart(t, "document", parts["word/document.xml"]).all("tbl") {
			rows := tbl.all("tr")
			whole := len(rows) < 60
			for k, tr := range rows {
				if tr.child("trPr").child("cantSplit") == nil {
					t.Errorf("%s: table %d, row %d may split", s.name, i+1, k+1)
				}
				for _, p := range tr.all("p") {
					if keeps := p.child("pPr").child("keepNext") != nil; keeps != (whole && k < len(rows)-1) {
						t.Errorf("%s: table %d, row %d of %d: keeps with the next: %v", s.name, i+1, k+1, len(rows), keeps)
					}
				}
			}
		}
	}
}

func TestNilIsAnError(t *testing.T) {
	template := partial(t, fileOf(t, para("{{机关名称}}")))
	_, filled := Fill(blankForm(t), nil)
	for name, err := range map[string]error{
		"Render":          Renderer{}.Render(io.Discard, nil),
		"RenderDocument":  Renderer{}.RenderDocument(io.Discard, nil),
		"Template.Render": template.Render(io.Discard, nil),
		"Fill":            filled,
	} {
		if err == nil || !strings.Contains(err.Error(), "it is nil") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A program that unpacks files of version 2.0 of the format is told that it can.
func TestZipVersions(t *testing.T) {
	for _, file := range [][]byte{renderBytes(t, torture(t)), renderTemplate(t, partial(t, fileOf(t, para("{{overview}}"))), torture(t))} {
		z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range z.File {
			if e.ReaderVersion != 20 {
				t.Errorf("%s: version needed %d, want 20", e.Name, e.ReaderVersion)
			}
			if local := file[localHeader(t, file, e)+4:]; local[0] != 20 || local[1] != 0 {
				t.Errorf("%s: version needed in its own header % x, want 20", e.Name, local[:2])
			}
		}
	}
}

// localHeader returns where the header in front of an entry begins.
func localHeader(t *testing.T, file []byte, e *zip.File) int {
	t.Helper()
	at, err := e.DataOffset()
	if err != nil {
		t.Fatal(err)
	}
	start := bytes.LastIndex(file[:at], []byte("PK\x03\x04"))
	if start < 0 {
		t.Fatalf("%s has no header of its own", e.Name)
	}
	return start
}

// LibreOffice breaks a line inside a number where Latin text is said to be Chinese;
// pandoc knows only the namespaces that the root declares.
func TestLanguageAndNamespaces(t *testing.T) {
	_, parts := unzip(t, renderBytes(t, torture(t)))
	count := 0
	for name, tags := range map[string][]string{"word/styles.xml": {"lang"}, "word/settings.xml": {"themeFontLang"}, "word/document.xml": {"lang"}} {
		for _, tag := range tags {
			for _, e := range parsePart(t, name, parts[name]).all(tag) {
				count++
				if e.attr("val") != "en-US" || e.attr("eastAsia") != "zh-CN" {
					t.Errorf("%s: %s", name, e.source(parts[name]))
				}
			}
		}
	}
	if count != 2 {
		t.Errorf("%d elements say a language, want 2", count)
	}
	root := parsePart(t, "document", parts["word/document.xml"])
	if tag := root.openTag(parts["word/document.xml"]); !strings.Contains(tag, `xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`) {
		t.Errorf("the root does not declare wp: %s", tag)
	}
}

// Each table of the form has a heading for those who do not see it: 表二 its first
// band, the others the rows that the form repeats.
func TestHeadingRows(t *testing.T) {
	_, parts := unzip(t, renderBytes(t, samples(t)[0].report))
	var got []int
	for _, tbl := range parsePart(t, "document", parts["word/document.xml"]).all("tbl") {
		n := 0
		for i, tr := range tbl.all("tr") {
			if tr.child("trPr").child("tblHeader") == nil {
				continue
			}
			if n++; n != i+1 {
				t.Errorf("row %d is flagged, one above is not", i+1)
			}
		}
		got = append(got, n)
	}
	if len(got) != 3 || got[0] != 1 || got[1] != 3 || got[2] == 0 {
		t.Errorf("heading rows of the tables: %v", got)
	}
}

// In the file of a blank report there is a paragraph of running text to type in
// wherever text may stand, and none where there is text.
func TestRoomToWrite(t *testing.T) {
	shapes := func(r *report.Report) string {
		_, parts := unzip(t, renderBytes(t, r))
		var all []string
		for _, b := range parsePart(t, documentPart, parts[documentPart]).child("body").children {
			switch style := b.child("pPr").child("pStyle").attr("val"); {
			case b.is("tbl"):
				all = append(all, "table")
			case b.is("p") && shownText(b) == "":
				all = append(all, "empty "+style)
			case b.is("p"):
				all = append(all, style)
			}
		}
		return strings.Join(all, ", ")
	}
	const tables = "Heading1, table, Heading1, table, Heading1, table, "
	blank := &report.Report{Office: "甲局", Year: 2024}
	want := "Title, empty NormalIndent, Heading1, empty NormalIndent, " + tables + "Heading1, empty NormalIndent, Heading1, empty NormalIndent"
	if got := shapes(blank); got != want {
		t.Errorf("blank: %s\nwant:  %s", got, want)
	}
	text := report.Plain("好。")
	full := &report.Report{Office: "甲局", Year: 2024, Opening: text, Overview: text, Problems: text, OtherMatters: text}
	want = strings.ReplaceAll(want, "empty ", "")
	if got := shapes(full); got != want {
		t.Errorf("with text: %s\nwant:       %s", got, want)
	}
}
