package parse

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/parse/internal/pdfread"
)

// printedOf reads pages of lines, each as "x y text" with places from the left and the
// bottom, and of rectangles as "x y w h re".
func printedOf(t *testing.T, pages ...[]string) (*recogniser, *printed) {
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
	rc := newRecogniser(nil, &budget{limits: Limits{}.withDefaults(), ctx: context.Background()})
	f, err := pdfread.Open([]byte(file), pdfBudget{rc.budget})
	if err != nil {
		t.Fatal(err)
	}
	sheets, err := f.Pages()
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := rc.printedPages(sheets)
	if err != nil {
		t.Fatal(err)
	}
	return rc, p
}

// TestFiguresAtTheEdge: rows of figures at the edges of pages are no running heads, even
// if there are others in their place on the next page.
func TestFiguresAtTheEdge(t *testing.T) {
	rc, p := printedOf(t,
		[]string{"50 780 Draft of A 1", "50 600 text", "50 60 49  42  7  12", "300 30 1"},
		[]string{"50 780 Draft of A 2", "50 600 other text", "50 60 0  4  3  8", "300 30 2"})
	rc.leaveOutRunning(p)
	var got []string
	for _, s := range p.pages {
		for _, e := range s.elements {
			got = append(got, e.Line.Text)
		}
	}
	if diff := cmp.Diff([]string{"text", "49  42  7  12", "other text", "0  4  3  8"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(rc.diags) != 1 || rc.diags[0].Quote != "Draft of A 1 / Draft of A 2" {
		t.Errorf("diagnostics: %+v", rc.diags)
	}
}
