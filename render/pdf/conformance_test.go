//go:build conformance

package pdf_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image"
	"image/color"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/report"
)

// What is measured here is measured from the file, by poppler, MuPDF and qpdf; the
// layout is not asked.

const mm = 72 / 25.4

// The type area of GB/T 9704-2012, from the page's left and top edges, in points.
const (
	areaLeft, areaRight = 28 * mm, (28 + 156) * mm
	areaTop, areaBottom = 37 * mm, (37 + 225) * mm
	bodySize            = 16
	numberSize          = 14
)

// run runs a program and returns what it prints. A warning is an error.
func run(t *testing.T, program string, args ...string) []byte {
	t.Helper()
	var out, messages bytes.Buffer
	cmd := exec.Command(program, args...)
	cmd.Stdout, cmd.Stderr = &out, &messages
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s", program, err, messages.Bytes())
	}
	for line := range strings.Lines(messages.String()) {
		// MuPDF says this of itself, and names the pages that it draws.
		if !strings.HasPrefix(line, "warning: ICC support") && !strings.HasPrefix(line, "page ") {
			t.Errorf("%s: %s", program, line)
		}
	}
	return out.Bytes()
}

// conforming are the documents that are measured.
func conforming(t *testing.T, test func(t *testing.T, doc *render.Document, path string)) {
	reports := samples(t)
	reports["torture"] = torture(t)
	for name, r := range reports {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, compose(t, r), writeFile(t, r))
		})
	}
}

func compose(t *testing.T, r *report.Report) *render.Document {
	t.Helper()
	doc, err := render.Compose(r)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func writeFile(t *testing.T, r *report.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := (pdf.Renderer{}).Render(&b, r); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// squeeze removes white space.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// text returns what a document says, in the order of reading.
func text(doc *render.Document) string {
	var b strings.Builder
	for _, block := range doc.Blocks {
		switch block := block.(type) {
		case *render.Title:
			b.WriteString(strings.Join(block.Parts, ""))
		case *render.Heading:
			writeRuns(&b, block.Runs)
		case *render.Paragraph:
			writeRuns(&b, block.Runs)
		case *render.Figure:
			b.WriteString(block.Caption)
		case *render.Table:
			b.WriteString(block.Caption)
			for _, row := range block.Rows {
				b.WriteString(rowText(row))
			}
		}
	}
	return squeeze(b.String())
}

func writeRuns(b *strings.Builder, runs []render.Run) {
	for _, r := range runs {
		b.WriteString(r.Text)
	}
}

func rowText(row render.Row) string {
	var b strings.Builder
	for _, c := range row.Cells {
		b.WriteString(c.Text)
	}
	return squeeze(b.String())
}

// TestText: every character comes back from the file, and none besides: in the order
// of the file and without the page numbers and the headings that are repeated where
// a table goes on.
func TestText(t *testing.T) {
	conforming(t, func(t *testing.T, doc *render.Document, path string) {
		pages := strings.Split(strings.TrimSuffix(string(run(t, "pdftotext", "-raw", path, "-")), "\f"), "\f")
		var got strings.Builder
		for i, page := range pages {
			page, ok := strings.CutSuffix(squeeze(page), fmt.Sprintf("—%d—", i+1))
			if !ok {
				t.Errorf("page %d does not end with its number", i+1)
			}
			for _, block := range doc.Blocks {
				if table, ok := block.(*render.Table); ok && table.HeadRows == 1 && !strings.Contains(page, squeeze(table.Caption)) {
					page = strings.TrimPrefix(page, rowText(table.Rows[0]))
				}
			}
			got.WriteString(page)
		}
		if diff := cmp.Diff(pieces(text(doc)), pieces(got.String())); diff != "" {
			t.Error(diff)
		}
	})
}

// pieces cuts a text into pieces that a difference can be read in.
func pieces(s string) []string { return regexp.MustCompile(`[^。]*。?`).FindAllString(s, -1) }

// glyph is a character as MuPDF finds it on a page, with its origin in points from
// the left and the top.
type glyph struct {
	r     rune
	x, y  float64
	right float64 // the end of its body
	size  float64
	font  string
	sheet int
}

// glyphs reads all characters of a file but white space.
func glyphs(t *testing.T, path string) [][]glyph {
	t.Helper()
	out := run(t, "mutool", "draw", "-q", "-F", "stext", "-o", "-", path)
	// A control character has no place in XML, and none in a report.
	var document struct {
		Pages []struct {
			Blocks []struct {
				Lines []struct {
					Fonts []struct {
						Name  string  `xml:"name,attr"`
						Size  float64 `xml:"size,attr"`
						Chars []struct {
							Quad string  `xml:"quad,attr"`
							X    float64 `xml:"x,attr"`
							Y    float64 `xml:"y,attr"`
							C    string  `xml:"c,attr"`
						} `xml:"char"`
					} `xml:"font"`
				} `xml:"line"`
			} `xml:"block"`
		} `xml:"page"`
	}
	if err := xml.Unmarshal(out, &document); err != nil {
		t.Fatal(err)
	}
	var all [][]glyph
	for i, page := range document.Pages {
		var gs []glyph
		for _, block := range page.Blocks {
			for _, line := range block.Lines {
				for _, font := range line.Fonts {
					for _, c := range font.Chars {
						r := []rune(c.C)
						if len(r) != 1 || unicode.IsSpace(r[0]) {
							continue
						}
						var quad [8]float64
						if _, err := fmt.Sscan(c.Quad, &quad[0], &quad[1], &quad[2]); err != nil {
							t.Fatal(err)
						}
						gs = append(gs, glyph{r: r[0], x: c.X, y: c.Y, right: quad[2], size: font.Size, font: font.Name, sheet: i + 1})
					}
				}
			}
		}
		all = append(all, gs)
	}
	return all
}

// lines gathers the characters of a page of a size into lines from top to bottom.
func lines(page []glyph, size func(float64) bool) [][]glyph {
	var all [][]glyph
	rows := map[int]int{} // by tenths of a point
	sorted := slices.SortedStableFunc(slices.Values(page), func(a, b glyph) int {
		if d := a.y - b.y; math.Abs(d) > 0.1 {
			return sign(d)
		}
		return sign(a.x - b.x)
	})
	for _, g := range sorted {
		if !size(g.size) {
			continue
		}
		key := int(math.Round(g.y * 10))
		i, ok := rows[key]
		if !ok {
			i = len(all)
			rows[key] = i
			all = append(all, nil)
		}
		all[i] = append(all[i], g)
	}
	return all
}

func sign(v float64) int {
	switch {
	case v < 0:
		return -1
	case v > 0:
		return 1
	}
	return 0
}

func isBody(size float64) bool  { return math.Abs(size-bodySize) < 0.01 }
func isTable(size float64) bool { return size > 8.99 && size < 12.01 }

func lineText(line []glyph) string {
	var b strings.Builder
	for _, g := range line {
		b.WriteRune(g.r)
	}
	return b.String()
}

// TestMarks: no line begins or ends with a mark that must not, in the text or in a
// cell. In a table two cells beside each other are told apart by the space between.
func TestMarks(t *testing.T) {
	conforming(t, func(t *testing.T, doc *render.Document, path string) {
		n := 0
		for _, page := range glyphs(t, path) {
			all := lines(page, isBody)
			for _, row := range lines(page, isTable) {
				begin := 0
				for i := 1; i <= len(row); i++ {
					if i == len(row) || row[i].x-row[i-1].right > 0.42*row[i].size {
						all = append(all, row[begin:i])
						begin = i
					}
				}
			}
			for _, line := range all {
				n++
				first, last := line[0].r, line[len(line)-1].r
				if strings.ContainsRune(closingMarks, first) {
					t.Errorf("page %d: a line begins with %c: %s", line[0].sheet, first, lineText(line))
				}
				if strings.ContainsRune(openingMarks, last) {
					t.Errorf("page %d: a line ends with %c: %s", line[0].sheet, last, lineText(line))
				}
			}
		}
		if n < 100 {
			t.Errorf("only %d lines", n)
		}
	})
}

// TestTortureReaches: the torture report does bring every mark to every place of a line
// where it may stand, and is long enough.
func TestTortureReaches(t *testing.T) {
	places := map[rune]map[int]bool{}
	pages := glyphs(t, writeFile(t, torture(t)))
	for _, page := range pages {
		for _, line := range lines(page, isBody) {
			for i, g := range line {
				if places[g.r] == nil {
					places[g.r] = map[int]bool{}
				}
				places[g.r][i] = true
			}
		}
	}
	if len(pages) < 40 {
		t.Errorf("%d pages", len(pages))
	}
	for _, m := range openingMarks + closingMarks {
		first, last := 0, 26
		if strings.ContainsRune(closingMarks, m) {
			first, last = 1, 27
		}
		for i := first; i <= last; i++ {
			if !places[m][i] {
				t.Errorf("%c never stands at place %d of a line", m, i+1)
			}
		}
	}
}

// TestMarksPoppler does the same with the words that poppler finds in the text, and
// counts the lines of full pages.
func TestMarksPoppler(t *testing.T) {
	word := regexp.MustCompile(`<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>`)
	conforming(t, func(t *testing.T, doc *render.Document, path string) {
		pages := strings.Split(string(run(t, "pdftotext", "-bbox-layout", path, "-")), "<page ")[1:]
		for i, page := range pages {
			var gs []glyph
			for _, m := range word.FindAllStringSubmatch(page, -1) {
				var x0, y0, x1, y1 float64
				if _, err := fmt.Sscan(strings.Join(m[1:5], " "), &x0, &y0, &x1, &y1); err != nil {
					t.Fatal(err)
				}
				if size := (y1 - y0) / 1.448; size < 15 || size > 17 {
					continue // a line of the faces is 1.3 to 1.5 times their size
				}
				var text string
				if err := xml.Unmarshal([]byte("<a>"+m[5]+"</a>"), &text); err != nil {
					t.Fatal(err)
				}
				r := []rune(text)
				gs = append(gs, glyph{r: r[0], x: x0, y: y1, size: bodySize, sheet: i + 1}, glyph{r: r[len(r)-1], x: x1, y: y1, size: bodySize, sheet: i + 1})
			}
			for _, line := range lines(gs, isBody) {
				if first := line[0].r; strings.ContainsRune(closingMarks, first) {
					t.Errorf("page %d: a line begins with %c", i+1, first)
				}
				if last := line[len(line)-1].r; strings.ContainsRune(openingMarks, last) {
					t.Errorf("page %d: a line ends with %c", i+1, last)
				}
			}
		}
	})
}

// TestGrid: a page of text alone that goes on on the next has exactly 22 lines, 225/22
// mm apart, and a line of Han characters alone has exactly 28, 156/28 mm apart. (A
// paragraph's first line has 26 and its last any number, and a line is shorter where
// what begins the next must not be divided or end a line.)
func TestGrid(t *testing.T) {
	conforming(t, func(t *testing.T, doc *render.Document, path string) {
		pages := glyphs(t, path)
		var all [][]glyph // of all pages
		for i, page := range pages {
			text := lines(page, isBody)
			other := len(page) - count(text)
			for _, g := range page {
				if math.Abs(g.size-numberSize) < 0.01 {
					other--
				}
			}
			all = append(all, text...)
			if i+1 == len(pages) || other > 0 || hasPicture(t, path, i+1) {
				continue
			}
			next := lines(pages[i+1], isBody)
			if len(next) == 0 || next[0][0].font != text[0][0].font && i > 0 || next[0][0].y > areaTop+30 {
				continue // the next page begins with a heading, a table or a picture
			}
			if len(text) != 22 {
				t.Errorf("page %d has %d lines", i+1, len(text))
			}
			for k, line := range text[1:] {
				if step := line[0].y - text[k][0].y; math.Abs(step-225*mm/22) > 0.02 {
					t.Errorf("page %d: lines %d and %d are %.3fpt apart", i+1, k+1, k+2, step)
				}
			}
		}
		full := 0
		for i, line := range all[:len(all)-1] {
			if strings.ContainsFunc(lineText(line), notHan) {
				continue
			}
			indented := line[0].x > areaLeft+20
			next := all[i+1]
			switch {
			case next[0].x > areaLeft+20 || next[0].font != line[0].font: // the last of its paragraph
			case indented && len(line) == 26, !indented && len(line) == 28:
				full++
				for k := range line[1:] {
					if step := line[k+1].x - line[k].x; math.Abs(step-156*mm/28) > 0.02 {
						t.Errorf("page %d: %.3fpt between two characters of %s", line[0].sheet, step, lineText(line))
						break
					}
				}
			case notHan(next[0].r) || len(next) > 1 && notHan(next[1].r): // cannot be otherwise
			default:
				t.Errorf("page %d: a line of %d characters: %s", line[0].sheet, len(line), lineText(line))
			}
		}
		t.Logf("%d full lines of Han characters alone", full)
	})
}

func notHan(r rune) bool { return !unicode.Is(unicode.Han, r) }

func count(lines [][]glyph) int {
	n := 0
	for _, l := range lines {
		n += len(l)
	}
	return n
}

// hasPicture reports whether there is a picture on a page.
func hasPicture(t *testing.T, path string, page int) bool {
	n := fmt.Sprint(page)
	return bytes.Count(run(t, "pdfimages", "-list", "-f", n, "-l", n, path), []byte("\n")) > 2
}

// TestInk: what is drawn stays inside the type area, to a millimetre, but the page
// number, which stands 7 mm below it: on odd pages a character from the right edge,
// on even pages from the left.
func TestInk(t *testing.T) {
	const dpi = 100
	px := func(points float64) int { return int(points / 72 * dpi) }
	conforming(t, func(t *testing.T, doc *render.Document, path string) {
		out := run(t, "pdftoppm", "-r", fmt.Sprint(dpi), "-gray", path)
		for number := 1; len(out) > 0; number++ {
			var page *image.Gray
			page, out = readPGM(t, out)
			ink := inkOf(page, image.Rect(0, 0, page.Rect.Dx(), px(areaBottom+1*mm)))
			if allowed := image.Rect(px(areaLeft-1*mm), px(areaTop-1*mm), px(areaRight+1*mm)+1, px(areaBottom+1*mm)+1); !ink.In(allowed) {
				t.Errorf("page %d: the ink is at %v, outside %v", number, ink, allowed)
			}
			// The dashes are the widest part of the page number.
			foot := inkOf(page, image.Rect(0, px(areaBottom+1*mm), page.Rect.Dx(), page.Rect.Dy()))
			if foot.Min.Y < px(areaBottom+4*mm) || foot.Max.Y > px(areaBottom+10*mm) {
				t.Errorf("page %d: the page number is at %v", number, foot)
			}
			near := func(got int, want float64) bool { return math.Abs(float64(got)-want/72*dpi) < 1*mm/72*dpi }
			if odd := number%2 == 1; odd && !near(foot.Max.X, areaRight-numberSize) || !odd && !near(foot.Min.X, areaLeft+numberSize) {
				t.Errorf("page %d: the page number is at %v", number, foot)
			}
		}
	})
}

// readPGM reads the first of the pictures that pdftoppm wrote, and returns the rest.
func readPGM(t *testing.T, data []byte) (*image.Gray, []byte) {
	t.Helper()
	var width, height, most int
	var n int
	if _, err := fmt.Sscanf(string(data[:min(40, len(data))]), "P5\n%d %d\n%d\n", &width, &height, &most); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		n += bytes.IndexByte(data[n:], '\n') + 1
	}
	size := width * height
	return &image.Gray{Pix: data[n : n+size], Stride: width, Rect: image.Rect(0, 0, width, height)}, data[n+size:]
}

// inkOf returns the box around all that is not white.
func inkOf(page *image.Gray, within image.Rectangle) image.Rectangle {
	var ink image.Rectangle
	for y := within.Min.Y; y < within.Max.Y; y++ {
		for x := within.Min.X; x < within.Max.X; x++ {
			if page.GrayAt(x, y) != (color.Gray{Y: 255}) {
				ink = ink.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return ink
}

// TestFile: qpdf and MuPDF find nothing to complain of; version, language, outline,
// document data, fonts and the attached report are as they should be.
func TestFile(t *testing.T) {
	conforming(t, func(t *testing.T, doc *render.Document, path string) {
		if out := run(t, "qpdf", "--check", path); bytes.Contains(out, []byte("WARNING")) {
			t.Errorf("qpdf: %s", out)
		}
		run(t, "mutool", "info", path)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(data, []byte("%PDF-1.7\n")) {
			t.Errorf("the file begins with %q", data[:9])
		}
		if doc.Meta.Author != torture(t).Office && len(data) > 400_000 {
			t.Errorf("the file has %d bytes", len(data))
		}
		if root := string(run(t, "mutool", "show", path, "trailer/Root")); !strings.Contains(root, "/Lang (zh-CN)") {
			t.Errorf("no language in %s", root)
		}
		checkOutline(t, doc, path)
		info := string(run(t, "pdfinfo", "-enc", "UTF-8", path))
		for _, want := range []string{"Title:           " + doc.Meta.Title, "Author:          " + doc.Meta.Author, "Subject:         " + doc.Meta.Subject,
			"Keywords:        " + strings.Join(doc.Meta.Keywords, ", ")} {
			if !strings.Contains(info, want+"\n") {
				t.Errorf("no %q in\n%s", want, info)
			}
		}
		if dated := strings.Contains(info, "CreationDate"); dated == doc.Meta.Date.IsZero() {
			t.Errorf("the day of publication is %v, and pdfinfo finds\n%s", doc.Meta.Date, info)
		}
		fonts := strings.Split(strings.TrimSpace(string(run(t, "pdffonts", path))), "\n")[2:]
		for _, f := range fonts {
			if !regexp.MustCompile(`^[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes `).MatchString(f) {
				t.Errorf("a font that is not an embedded subset with a map to Unicode: %s", f)
			}
		}
		if len(fonts) < 3 {
			t.Errorf("%d fonts", len(fonts))
		}
		attached := filepath.Join(t.TempDir(), "report.json")
		run(t, "pdfdetach", "-savefile", pdf.SourceName, "-o", attached, path)
		if got, err := os.ReadFile(attached); err != nil || !bytes.Equal(got, doc.Source.JSON) {
			t.Errorf("the attached report has %d bytes of %d, %v", len(got), len(doc.Source.JSON), err)
		}
	})
}

// checkOutline compares the outline with the headings, and where an entry points to
// with where the heading stands.
func checkOutline(t *testing.T, doc *render.Document, path string) {
	t.Helper()
	var want []string
	add := func(level int, text string) {
		if level == 1 || level == 2 {
			want = append(want, strings.Repeat("\t", level-1)+text)
		}
	}
	for _, block := range doc.Blocks {
		var b strings.Builder
		switch block := block.(type) {
		case *render.Heading:
			writeRuns(&b, block.Runs)
			add(block.Level, b.String())
		case *render.Paragraph:
			if len(block.Runs) > 0 {
				add(block.Runs[0].Heading, strings.TrimSuffix(block.Runs[0].Text, "。"))
			}
		}
	}
	pages := glyphs(t, path)
	entry := regexp.MustCompile(`(?m)^[|+-](\t+)"(.*)"\t#page=(\d+).*,([0-9.]+)$`)
	var got []string
	for _, m := range entry.FindAllStringSubmatch(string(run(t, "mutool", "show", path, "outline")), -1) {
		got = append(got, m[1][1:]+m[2])
		var page int
		var y float64
		if _, err := fmt.Sscan(m[3]+" "+m[4], &page, &y); err != nil {
			t.Fatal(err)
		}
		heading := ""
		for _, line := range lines(pages[page-1], isBody) {
			if line[0].y > y && line[0].y < y+30 {
				heading = lineText(line)
			}
		}
		if n := min(8, len([]rune(squeeze(m[2])))); !strings.HasPrefix(heading, string([]rune(squeeze(m[2]))[:n])) {
			t.Errorf("%s points to page %d, where %q stands", m[2], page, heading)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestPicturesRead: every kind of picture is read and drawn without a complaint.
func TestPicturesRead(t *testing.T) {
	doc := &render.Document{}
	for _, f := range pictures(t) {
		doc.Blocks = append(doc.Blocks, f)
	}
	path := filepath.Join(t.TempDir(), "pictures.pdf")
	if err := os.WriteFile(path, write(t, pdf.Renderer{}, doc), 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, "qpdf", "--check", path)
	run(t, "mutool", "draw", "-q", "-o", filepath.Join(t.TempDir(), "page%d.png"), path)
	kinds := map[string]int{}
	for line := range strings.Lines(string(run(t, "pdfimages", "-list", path))) {
		kinds[strings.Fields(line + " - - -")[2]]++
	}
	if kinds["image"] != len(doc.Blocks) || kinds["smask"] != 3 {
		t.Errorf("pdfimages finds %v", kinds)
	}
}
