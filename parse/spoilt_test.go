package parse_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/report"
)

// spoil does to one cell or row of a page's tables what happens when people edit them.
var spoil = map[string]func(rng *rand.Rand, tables []*html.Node) string{
	"cell left out": func(rng *rand.Rand, tables []*html.Node) string {
		td := pick(rng, all(tables, atom.Td))
		td.Parent.RemoveChild(td)
		return text(td)
	},
	"cell too many": func(rng *rand.Rand, tables []*html.Node) string {
		td := pick(rng, all(tables, atom.Td))
		td.Parent.InsertBefore(&html.Node{Type: html.ElementNode, Data: "td", DataAtom: atom.Td}, td)
		return text(td)
	},
	"figure too many": func(rng *rand.Rand, tables []*html.Node) string {
		td := pick(rng, all(tables, atom.Td))
		more := &html.Node{Type: html.ElementNode, Data: "td", DataAtom: atom.Td}
		more.AppendChild(&html.Node{Type: html.TextNode, Data: "7777"})
		td.Parent.InsertBefore(more, td)
		return text(td)
	},
	"other span": func(rng *rand.Rand, tables []*html.Node) string {
		td := pick(rng, all(tables, atom.Td))
		key := []string{"colspan", "rowspan"}[rng.IntN(2)]
		for i, a := range td.Attr {
			if a.Key == key {
				td.Attr[i].Val = fmt.Sprint(1 + rng.IntN(9))
				return text(td) + " " + key + td.Attr[i].Val
			}
		}
		td.Attr = append(td.Attr, html.Attribute{Key: key, Val: fmt.Sprint(2 + rng.IntN(3))})
		return text(td) + " " + key
	},
	"row left out": func(rng *rand.Rand, tables []*html.Node) string {
		tr := pick(rng, all(tables, atom.Tr))
		tr.Parent.RemoveChild(tr)
		return text(tr)
	},
	"text left out": func(rng *rand.Rand, tables []*html.Node) string {
		td := pick(rng, all(tables, atom.Td))
		was := text(td)
		for td.FirstChild != nil {
			td.RemoveChild(td.FirstChild)
		}
		return was
	},
	"row twice": func(rng *rand.Rand, tables []*html.Node) string {
		tr := pick(rng, all(tables, atom.Tr))
		var b bytes.Buffer
		_ = html.Render(&b, tr)
		nodes, _ := html.ParseFragment(strings.NewReader(b.String()), tr.Parent)
		for _, n := range nodes {
			tr.Parent.InsertBefore(n, tr)
		}
		return text(tr)
	},
}

func pick(rng *rand.Rand, nodes []*html.Node) *html.Node { return nodes[rng.IntN(len(nodes))] }

func all(tables []*html.Node, kind atom.Atom) (found []*html.Node) {
	for _, t := range tables {
		for n := range t.Descendants() {
			if n.DataAtom == kind {
				found = append(found, n)
			}
		}
	}
	return found
}

func text(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// TestSpoiltTables: whatever happens to a cell or a row of a table, each figure is what
// the page has for it, or blank.
func TestSpoiltTables(t *testing.T) {
	want, err := report.Open(filepath.Join(fixtures, "base.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"page-cms.html", "page-columns.html", "page-heads-apart.html", "page-layout.html", "page-one-table.html",
		"page-turned.html", "page-unfolded.html", "page-wrong-spans.html"} {
		page, err := os.ReadFile(filepath.Join(fixtures, name))
		if err != nil {
			t.Fatal(err)
		}
		for what, change := range spoil {
			for seed := range spoiltPages {
				rng := rand.New(rand.NewPCG(uint64(seed), 1))
				doc, err := html.Parse(bytes.NewReader(page))
				if err != nil {
					t.Fatal(err)
				}
				var tables []*html.Node
				for c := range doc.Descendants() {
					if c.DataAtom == atom.Table {
						tables = append(tables, c)
					}
				}
				where := change(rng, tables)
				var b bytes.Buffer
				if err := html.Render(&b, doc); err != nil {
					t.Fatal(err)
				}
				res, err := parse.Read("", &b)
				if err != nil {
					t.Errorf("%s: %s (%s): %v", name, what, where, err)
					continue
				}
				for _, f := range want.Edition().Figures() {
					is, err := res.Report.Shown(f.Address)
					if err != nil {
						t.Fatal(err)
					}
					was, err := want.Shown(f.Address)
					if err != nil {
						t.Fatal(err)
					}
					if _, wrong := report.ParseValue(f.Unit, is); wrong == nil && is != "" && is != was {
						t.Errorf("%s: %s (%s): %s is %s, not %s", name, what, where, f.Address, is, was)
					}
				}
			}
		}
	}
}
