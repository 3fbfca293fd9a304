package parse_test

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/report"
)

// What programs do to all pages of a finished PDF: watermarks, stamps, turned sheets.

// withContents gives each page other contents, in a font of its own besides; page counts
// from 0.
func withContents(t *testing.T, file []byte, change func(page int, content string) string) []byte {
	t.Helper()
	changed := map[int]string{}
	for i, m := range pageObject.FindAllSubmatch(file, -1) {
		contents := atoi(t, m[2])
		changed[contents] = streamOf(change(i, string(inflate(t, file, contents))))
	}
	resources := string(regexp.MustCompile(`(?s)\n2 0 obj\n(.*?)\nendobj`).FindSubmatch(file)[1])
	if strings.Count(resources, "/Font <<") != 1 {
		t.Fatal("the pages share no fonts")
	}
	changed[2] = strings.Replace(resources, "/Font <<", strings.TrimSuffix(helvetica, ">>")+" ", 1)
	return savedBehind(t, file, changed)
}

// words draws words in the added font.
func words(matrix, text string) string {
	return fmt.Sprintf("BT /Helv 20 Tf %s Tm (%s) Tj ET\n", matrix, text)
}

// written writes a report by a function.
func written(t testing.TB, write func(io.Writer, *report.Report) error, r *report.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func readFile(t *testing.T, file []byte) *parse.Result {
	t.Helper()
	res, err := parse.Read("", bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// leftOut returns the diagnostics of text that was left out, and the others.
func leftOut(res *parse.Result) (out, others []parse.Diagnostic) {
	for _, d := range res.Diagnostics {
		if d.Code == parse.TextLeftOut {
			out = append(out, d)
		} else {
			others = append(others, d)
		}
	}
	return out, others
}

// stampsOfPages are what is laid over or under all pages.
var stampsOfPages = []struct {
	name, drawing, quote string
}{
	{"slanting, in two lines", words(".7 .7 -.7 .7 180 300", "FOR THE WEB") + words(".7 .7 -.7 .7 260 280", "ONLY 2024"), "FOR THE WEBONLY 2024"},
	{"over tables", words("1 0 0 1 200 500", "SEEN"), "SEEN"},
	{"at the top", words("1 0 0 1 60 790", "FOR THE WEB"), "FOR THE WEB"},
	{"in a frame", "q 1 w 300 480 80 30 re S Q " + words("1 0 0 1 310 488", "TOP"), "TOP"},
}

// TestStampedPagesOfOthers: what stands on all pages is in no cell and no paragraph, over
// them or under them, and is named once.
func TestStampedPagesOfOthers(t *testing.T) {
	r := samples(t)["zibo-guodong-2024"]
	file := written(t, bare, r)
	want := readFile(t, file)
	for _, c := range stampsOfPages {
		for _, over := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s, over: %t", c.name, over), func(t *testing.T) {
				pages := 0
				res := readFile(t, withContents(t, file, func(_ int, content string) string {
					pages++
					if over {
						return "q " + content + " Q " + c.drawing
					}
					return "q " + c.drawing + " Q " + content
				}))
				compareReports(t, want.Report, res.Report)
				out, others := leftOut(res)
				_, wantOthers := leftOut(want)
				if len(out) != 1 || out[0].Quote != c.quote || out[0].Count != pages || !cmp.Equal(len(wantOthers), len(others)) {
					t.Errorf("of %d pages; diagnostics: %s", pages, describe(res))
				}
			})
		}
	}
}

// TestStampsInPieces: of a stamp under the text, areas of some pages cover a part, and
// on the first the title goes on where it ends.
func TestStampsInPieces(t *testing.T) {
	file := written(t, bare, samples(t)["chencang-shuju-2024"])
	want := readFile(t, file)
	for _, place := range []string{"40 541", "40 689", "131 687"} {
		res := readFile(t, withContents(t, file, func(_ int, content string) string {
			return words("1 0 0 1 "+place, "SEEN BY 12") + content
		}))
		if diff := cmp.Diff(want.Report, res.Report); diff != "" {
			t.Errorf("at %s (-want +got):\n%s", place, diff)
		}
	}
}

// TestStampedPagesOfOurs: a stamp on all pages of a file of ours, or all but one, is no
// change of the report; where something else was changed, that alone is named.
func TestStampedPagesOfOurs(t *testing.T) {
	r := samples(t)["zibo-guodong-2024"]
	file := written(t, pdf.Renderer{}.Render, r)
	for _, c := range stampsOfPages {
		t.Run(c.name, func(t *testing.T) {
			res := readFile(t, withContents(t, file, func(page int, content string) string {
				if page == 0 {
					return content
				}
				return "q " + content + " Q " + c.drawing
			}))
			if diff := cmp.Diff(r, res.Report); diff != "" {
				t.Errorf("the report (-want +got):\n%s", diff)
			}
			changedFile(t, res)
			if out, others := leftOut(res); len(out) != 1 || out[0].Quote != c.quote || len(others) != 0 {
				t.Errorf("diagnostics: %s", describe(res))
			}
		})
		t.Run(c.name+", and a figure covered", func(t *testing.T) {
			s := find(t, file, "21")
			res := readFile(t, withContents(t, file, func(page int, content string) string {
				content = "q " + content + " Q " + c.drawing
				if atoi(t, pageObject.FindAllSubmatch(file, -1)[page][2]) == s.contents {
					content += fmt.Sprintf(" q 0 g %.2f %.2f %.2f %.2f re f Q", s.left-1, s.baseline-0.2*s.size, s.right-s.left+2, s.size)
				}
				return content
			}))
			edited := 0
			for _, d := range res.Diagnostics {
				switch d.Code {
				case parse.CarriedEdited:
					edited++
				case parse.CarriedText, parse.CarriedChanged:
					t.Errorf("%s", d.String())
				}
			}
			if edited != 1 {
				t.Errorf("%d figures are named: %s", edited, describe(res))
			}
		})
	}
}

// TestHeadsOfLongTables: the heads of a table over several pages stand in the same place
// on most of them, and stay.
func TestHeadsOfLongTables(t *testing.T) {
	r := *samples(t)["zibo-guodong-2024"]
	table := &report.TextTable{HeaderRows: 1, Rows: [][]string{{"公开渠道名称", "发布信息条数"}}}
	for i := range 300 {
		table.Rows = append(table.Rows, []string{fmt.Sprintf("第%d个渠道", i+1), fmt.Sprint(i % 7)})
	}
	r.OtherMatters = append(append(report.Text{}, r.OtherMatters...), table)
	t.Run("of others", func(t *testing.T) {
		res := back(t, bare, &r)
		got := res.Report.OtherMatters[len(res.Report.OtherMatters)-1].(*report.TextTable)
		if diff := cmp.Diff(table.Rows, got.Rows); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
	t.Run("of ours, with a stamp", func(t *testing.T) {
		file := written(t, pdf.Renderer{}.Render, &r)
		res := readFile(t, withContents(t, file, func(_ int, content string) string { return "q " + content + " Q " + words("1 0 0 1 200 500", "SEEN") }))
		if diff := cmp.Diff(&r, res.Report); diff != "" {
			t.Errorf("the report (-want +got):\n%s", diff)
		}
	})
}

// TestTurnedPages: pages that lie on their sides, without saying so, are read as the
// others.
func TestTurnedPages(t *testing.T) {
	r := samples(t)["zibo-guodong-2024"]
	media := regexp.MustCompile(`/MediaBox \[0 0 [0-9.]+ ([0-9.]+)\]`)
	for _, w := range []struct {
		name  string
		write func(io.Writer, *report.Report) error
	}{{"of others", bare}, {"of ours", pdf.Renderer{}.Render}} {
		file := written(t, w.write, r)
		node := regexp.MustCompile(`(?s)\n1 0 obj\n(.*?)\nendobj`).FindSubmatch(file)[1]
		side := string(media.FindSubmatch(node)[1]) // of square pages, on which there is room for both
		file = savedBehind(t, file, map[int]string{1: media.ReplaceAllString(string(node), "/MediaBox [0 0 "+side+" "+side+"]")})
		want := readFile(t, file)
		for _, c := range []struct{ name, matrix string }{
			{"counter-clockwise", "0 1 -1 0 " + side + " 0"}, {"clockwise", "0 -1 1 0 0 " + side}, {"upside down", "-1 0 0 -1 " + side + " " + side},
		} {
			t.Run(w.name+", "+c.name, func(t *testing.T) {
				res := readFile(t, withContents(t, file, func(page int, content string) string {
					if page%2 == 0 {
						return content
					}
					return "q " + c.matrix + " cm " + content + " Q"
				}))
				compareReports(t, want.Report, res.Report)
				if len(res.Diagnostics) != len(want.Diagnostics) {
					t.Errorf("diagnostics: %s", describe(res))
				}
			})
		}
	}
}

// TestFigureCoveredInPart: what is left of a figure is no figure.
func TestFigureCoveredInPart(t *testing.T) {
	const cell = "requests.new.individual"
	r := samples(t)["zibo-guodong-2024"]
	for _, c := range []struct {
		name  string
		write func(io.Writer, *report.Report) error
		codes []parse.Code
	}{
		{"of others", bare, []parse.Code{parse.FigureNone}},
		{"of ours", pdf.Renderer{}.Render, []parse.Code{parse.FigureNone, parse.CarriedEdited}},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := written(t, c.write, r)
			s := find(t, file, "21")
			contents := pageObject.FindAllSubmatch(file, -1)
			res := readFile(t, withContents(t, file, func(page int, content string) string {
				if atoi(t, contents[page][2]) == s.contents {
					content = fmt.Sprintf("q %s Q q 1 g %.2f %.2f %.2f %.2f re f Q", content, (s.left+s.right)/2, s.baseline-0.2*s.size, s.right-s.left, s.size)
				}
				return content
			}))
			if got, err := res.Report.Shown(cell); err != nil || got != "2□" {
				t.Errorf("it is shown as %q (%v)", got, err)
			}
			var codes []parse.Code
			for _, d := range res.Diagnostics {
				if d.Address == cell {
					codes = append(codes, d.Code)
				}
			}
			if diff := cmp.Diff(c.codes, codes); diff != "" {
				t.Errorf("(-want +got):\n%s\n%s", diff, describe(res))
			}
		})
	}
}
