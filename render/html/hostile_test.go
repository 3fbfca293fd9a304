package html_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/govdisclosure/annualreport/internal/embed"
	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/html"
	"github.com/govdisclosure/annualreport/report"
)

var hostile = []string{
	"</script><script>alert(1)</script>", "<!--", "-->", "<!-- annualreport {} -->", "<![CDATA[", "]]>", "</style>", "</title>", "</table>", "</td><td>", "<svg onload=alert(1)>",
	`" onmouseover="alert(1)`, "' onmouseover='alert(1)", "&lt;b&gt;", "&amp;amp;", "&#65;", "&nbsp", "<b>不是标签</b>", "<", ">", "&", "a<b>c", "javascript:alert(1)",
	" 前后有空格 ", "\t制表\t符", "a  b", "𠅤𬴂", "\u00a0", "`${x}`", "{{.}}", "<?php ?>", "＜script＞", "\u200b", "</p>", "</h2>", "<plaintext>", "<textarea>", "<base href=//evil.example>",
	`<script type="application/json" id="annualreport" data-digest="x">{}</script>`,
}

// everywhere returns a report with the text wherever one may stand, and all of what a
// page shows of it in its order.
func everywhere(s string) *report.Report {
	r := &report.Report{Office: "某" + s + "局", Year: 2024, Contact: report.Contact{Address: s, Email: s}}
	r.Opening = report.Text{report.Paragraph{{Text: s}}}
	r.Overview = report.Text{
		report.Paragraph{{Text: "（一）" + s}}, report.Paragraph{{Text: "前"}, {Text: s, Bold: true}, {Text: "后"}}, report.Paragraph{{Text: s, Bold: true}},
		&report.Picture{Data: onePixel, Alt: s, Caption: s},
		&report.TextTable{Caption: s, HeaderRows: 1, Rows: [][]string{{"甲", s}, {s, "丁"}}},
	}
	r.Requests.Notes = report.Text{report.Paragraph{{Text: s}}}
	r.Stated.Figures = map[report.Address]string{"requests.new.total": s}
	r.Stated.Title = s
	r.Stated.Headings = []report.StatedHeading{{Section: "overview", Text: s}}
	return r
}

// elements are all that a page may hold, and the names of attributes.
var (
	elements = map[atom.Atom]bool{
		atom.Html: true, atom.Head: true, atom.Meta: true, atom.Title: true, atom.Style: true, atom.Script: true, atom.Body: true, atom.Main: true, atom.Article: true,
		atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.P: true, atom.Span: true, atom.Strong: true, atom.Br: true,
		atom.Section: true, atom.Div: true, atom.Table: true, atom.Caption: true, atom.Colgroup: true, atom.Col: true, atom.Thead: true, atom.Tbody: true, atom.Tr: true, atom.Th: true, atom.Td: true,
		atom.Figure: true, atom.Img: true, atom.Figcaption: true,
	}
	attributes = map[string]bool{
		"lang": true, "charset": true, "name": true, "content": true, "type": true, "id": true, "data-digest": true, "class": true, "style": true, "tabindex": true,
		"role": true, "aria-label": true, "aria-labelledby": true, "colspan": true, "rowspan": true, "scope": true, "headers": true, "data-address": true, "src": true, "alt": true, "width": true, "height": true,
	}
)

// checkHostile makes sure that a text stands in a page as itself and is nothing else.
func checkHostile(t *testing.T, s string) {
	t.Helper()
	r := everywhere(s)
	if r.WellFormed() != nil {
		return
	}
	composed, err := render.Compose(r)
	if err != nil {
		t.Fatal(err)
	}
	for name, mode := range modes {
		page := written(t, html.Renderer{Mode: mode, Site: html.Site{Name: s, Source: s}}, r)
		doc := tree(t, page)
		scripts, comments := 0, 0
		for n := range doc.Descendants() {
			switch n.Type {
			case nethtml.CommentNode:
				comments++
			case nethtml.ElementNode:
				if !elements[n.DataAtom] || n.Namespace != "" {
					t.Fatalf("%q: %s has an element %s", s, name, n.Data)
				}
				for _, a := range n.Attr {
					if !attributes[a.Key] {
						t.Fatalf("%q: %s has an attribute %s", s, name, a.Key)
					}
				}
				if n.DataAtom == atom.Script {
					scripts++
				}
			}
		}
		if want := map[string]int{"page": 2}[name]; scripts != want || comments != want {
			t.Fatalf("%q: %s has %d scripts and %d comments, want %d", s, name, scripts, comments, want)
		}
		if diff := cmp.Diff(shown(composed), lines(doc)); diff != "" {
			t.Errorf("%q: %s says otherwise (-want +got):\n%s", s, name, diff)
		}
		if mode == html.Page {
			data, _, _ := embed.FindPageData([]byte(page))
			carried, err := report.ReadJSON(bytes.NewReader(data))
			if err != nil {
				t.Fatalf("%q: %v", s, err)
			}
			if diff := cmp.Diff(r.Overview[1], carried.Overview[1]); diff != "" {
				t.Errorf("%q is carried otherwise (-want +got):\n%s", s, diff)
			}
			if got := text(all(doc, atom.Title)[0]); got != composed.Meta.Title {
				t.Errorf("%q: the page is called %q", s, got)
			}
		}
		for _, b := range composed.Blocks {
			switch b := b.(type) {
			case *render.Figure:
				if got := attribute(all(doc, atom.Img)[0], "alt"); got != b.Alt {
					t.Errorf("%q: a picture is described as %q", s, got)
				}
			case *render.Table:
				if b.HeadRows != 1 {
					continue
				}
				want := b.Rows[1].Cells[0].Text
				if head, cell := text(all(doc, atom.Th)[1]), text(all(doc, atom.Td)[0]); head != want || cell != want {
					t.Errorf("%q: a table says %q and %q", s, head, cell)
				}
			}
		}
	}
}

// shown are the headings, paragraphs and captions of pictures in a document.
func shown(doc *render.Document) (found []string) {
	runs := func(all []render.Run) {
		s := ""
		for _, r := range all {
			s += r.Text
		}
		found = append(found, s)
	}
	for _, b := range doc.Blocks {
		switch b := b.(type) {
		case *render.Title:
			found = append(found, strings.Join(b.Parts, ""))
		case *render.Heading:
			runs(b.Runs)
		case *render.Paragraph:
			runs(b.Runs)
		case *render.Figure:
			if b.Caption != "" { // of controls alone nothing is left to print
				found = append(found, b.Caption)
			}
		}
	}
	return found
}

// Whatever stands in a report is text.
func TestHostileText(t *testing.T) {
	for _, s := range hostile {
		checkHostile(t, s)
	}
}

func FuzzText(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(checkHostile)
}
