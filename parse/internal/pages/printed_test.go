package pages

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/pdfread"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
)

// printedOf reads pages of lines, each as "x y text" with places from the left and the
// bottom, and of rectangles as "x y w h re".
func printedOf(t *testing.T, pages ...[]string) (*pageReader, *Sheets) {
	t.Helper()
	file := "%PDF-1.7\n1 0 obj <</Pages 2 0 R>> endobj\n"
	kids := ""
	for i, page := range pages {
		content := ""
		for _, s := range page {
			var x, y int
			if _, err := fmt.Sscan(s, &x, &y); err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(s, " re") {
				content += s + " S "
				continue
			}
			content += fmt.Sprintf("BT /F 10 Tf %d %d Td (%s) Tj ET ", x, y, strings.SplitN(s, " ", 3)[2])
		}
		kids += fmt.Sprintf("%d 0 R ", 10+2*i)
		file += fmt.Sprintf("%d 0 obj <</Type /Page /Resources <</Font <</F <</Subtype /Type1 /BaseFont /Helvetica>>>>>> /Contents %d 0 R>> endobj\n"+
			"%d 0 obj <</Length %d>>\nstream\n%s\nendstream endobj\n", 10+2*i, 11+2*i, 11+2*i, len(content), content)
	}
	file += "2 0 obj <</Kids [" + kids + "] /MediaBox [0 0 600 800]>> endobj\ntrailer <</Root 1 0 R>>\n"
	pr := &pageReader{budget: doc.NewAccount(context.Background(), doc.Limits{}), remarks: &remark.List{}, form: form.Of(nil)}
	f, err := pdfread.Open([]byte(file), pdfBudget{pr.budget})
	if err != nil {
		t.Fatal(err)
	}
	sheets, err := f.Pages()
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := pr.printedPages(sheets)
	if err != nil {
		t.Fatal(err)
	}
	return pr, p
}

// TestFiguresAtTheEdge: rows of figures at the edges of pages are no running heads, even
// if there are others in their place on the next page.
func TestFiguresAtTheEdge(t *testing.T) {
	pr, p := printedOf(t,
		[]string{"50 780 Draft of A 1", "50 600 text", "50 60 49  42  7  12", "300 30 1"},
		[]string{"50 780 Draft of A 2", "50 600 other text", "50 60 0  4  3  8", "300 30 2"})
	pr.leaveOutRunning(p)
	var got []string
	for _, s := range p.pages {
		for _, e := range s.elements {
			got = append(got, e.Line.Text)
		}
	}
	if diff := cmp.Diff([]string{"text", "49  42  7  12", "other text", "0  4  3  8"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(pr.remarks.All) != 1 || pr.remarks.All[0].Quote != "Draft of A 1 / Draft of A 2" {
		t.Errorf("diagnostics: %+v", pr.remarks.All)
	}
}

// gridLines are the cells of a table drawn from a place down, in columns of 50 and rows
// of 20 points.
func gridLines(x, y int, rows ...string) []string {
	var all []string
	for i, row := range rows {
		for k, text := range strings.Split(row, "|") {
			all = append(all, fmt.Sprintf("%d %d 50 20 re", x+50*k, y-20*(i+1)))
			if text != "" {
				all = append(all, fmt.Sprintf("%d %d %s", x+50*k+5, y-20*i-15, text))
			}
		}
	}
	return all
}

// TestColumnsOnTheNextPage: the columns that have no room on a sheet stand on the next
// one beside theirs, where its rows are at the same heights and have no labels.
func TestColumnsOnTheNextPage(t *testing.T) {
	left := gridLines(100, 700, "|Who", "Row|A", "One|1", "Two|2", "Three|3", "Four|4")
	for _, c := range []struct {
		name string
		next []string
		want []string
	}{
		{"beside", gridLines(60, 700, "|", "B|C", "5|6", "7|8", "9|", "10|11"),
			[]string{"Who|", "Row|A|B|C", "One|1|5|6", "Two|2|7|8", "Three|3|9|", "Four|4|10|11"}},
		{"at another height", gridLines(60, 690, "|", "B|C", "5|6", "7|8", "9|", "10|11"), nil},
		{"with labels", gridLines(60, 700, "|", "B|C", "Five|6", "Six|8", "Seven|9", "Eight|11"), nil},
		{"of fewer rows", gridLines(60, 700, "|", "B|C", "5|6", "7|8", "9|"), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			pr, p := printedOf(t, left, c.next)
			p.findEdges()
			blocks := p.Blocks(pr.form)
			if c.want == nil {
				if len(blocks) != 2 {
					t.Errorf("%d tables", len(blocks))
				}
				return
			}
			var got []string
			for _, row := range blocks[0].Table.Rows {
				var cells []string
				for _, c := range row {
					cells = append(cells, c.Text)
				}
				got = append(got, strings.TrimLeft(strings.Join(cells, "|"), "|"))
			}
			if diff := cmp.Diff(c.want, got); diff != "" || len(blocks) != 1 || !blocks[0].Table.Apart {
				t.Errorf("%d tables (-want +got):\n%s", len(blocks), diff)
			}
			if who := blocks[0].Table.Rows[0][1]; who.Col != 1 || who.Cols != 2 {
				t.Errorf("the cut head spans %d columns from %d", who.Cols, who.Col)
			}
		})
	}
}

// TestSamePages: what is the same from top to bottom is no stamp.
func TestSamePages(t *testing.T) {
	var page []string
	for i := range 60 {
		page = append(page, fmt.Sprintf("50 %d line %d", 780-12*i, i))
	}
	pr, p := printedOf(t, page, page, page)
	for _, s := range p.pages {
		if len(s.elements) != len(page) {
			t.Errorf("%d lines of %d are left", len(s.elements), len(page))
		}
	}
	if len(pr.remarks.All) > 0 {
		t.Errorf("diagnostics: %+v", pr.remarks.All)
	}
}
