package pdfread_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/parse/internal/pdfread"
)

// budget bounds what a test may take.
type budget struct {
	blocks, cells, steps int
	memory               int64
}

var errBudget = errors.New("over the budget")

func (b *budget) Alive() error { return nil }

func (b *budget) Depth(n int) error {
	if n > 100 {
		return errBudget
	}
	return nil
}

func (b *budget) Block() error {
	if b.blocks++; b.blocks > 100_000 {
		return errBudget
	}
	return nil
}

func (b *budget) Cells(n int) error {
	if b.cells += n; b.cells > 100_000 {
		return errBudget
	}
	return nil
}

func (b *budget) Step(n int) error {
	if b.steps += n; b.steps > 1e8 {
		return errBudget
	}
	return nil
}

func (b *budget) Grow(n int64) error {
	if b.memory += n; b.memory > 1e8 {
		return errBudget
	}
	return nil
}

func (b *budget) Unpack(r io.Reader) ([]byte, error) { return io.ReadAll(io.LimitReader(r, 1<<20)) }
func (b *budget) Over(err error) bool                { return errors.Is(err, errBudget) }

// page makes a file of one page; objects are those that it names, from 5 on.
func page(entries, resources, content string, objects ...string) string {
	file := fmt.Sprintf("%%PDF-1.7\n1 0 obj <</Pages 2 0 R>> endobj\n2 0 obj <</Kids [3 0 R] /MediaBox [0 0 600 800]>> endobj\n"+
		"3 0 obj <</Type /Page /Resources <<%s>> /Contents 4 0 R %s>> endobj\n4 0 obj %s endobj\n", resources, entries, stream("", content))
	for i, o := range objects {
		file += fmt.Sprintf("%d 0 obj %s endobj\n", 5+i, o)
	}
	return file + "trailer <</Root 1 0 R>>\n"
}

func stream(entries, content string) string {
	return fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", entries, len(content), content)
}

const helvetica = "/Font <</F <</Subtype /Type1 /BaseFont /Helvetica /FirstChar 48 /Widths [556 556 556 556 556 556 556 556 556 556]>>>>"

// elements reads the first page of a file, a line for each element.
func elements(t testing.TB, file string) []string {
	t.Helper()
	f, err := pdfread.Open([]byte(file), &budget{})
	if err != nil {
		t.Fatal(err)
	}
	pages, err := f.Pages()
	if err != nil {
		t.Fatal(err)
	}
	all, aside, err := pages[0].Elements(false, &budget{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range all {
		switch {
		case e.Line != nil:
			out = append(out, fmt.Sprintf("%.0f,%.0f %s", e.Line.Left, e.Line.Y, e.Line.Text))
		case e.Picture != nil:
			out = append(out, fmt.Sprintf("picture %.0f×%.0f", e.Picture.Width(), e.Picture.Height()))
		case e.Table != nil:
			s := "table"
			for _, c := range e.Table.Cells {
				s += fmt.Sprintf(" [%d,%d", c.Row, c.Column)
				if c.Rows > 1 || c.Columns > 1 {
					s += fmt.Sprintf(" %d×%d", c.Rows, c.Columns)
				}
				for _, l := range c.Lines {
					s += " " + l.Text
				}
				s += "]"
			}
			out = append(out, s)
		}
	}
	if aside != "" {
		out = append(out, "aside "+aside)
	}
	return out
}

// TestElements: what pages show, in the ways in which programs draw it.
func TestElements(t *testing.T) {
	const text = "BT /F 10 Tf 100 700 Td (12) Tj ET"
	toUnicode := stream("", "1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <41> <4E00> <42> <D842DFB7> endbfchar 1 beginbfrange <43> <45> <4E8C> endbfrange 1 beginbfrange <46> <47> [<4E09> <0031003200>] endbfrange")
	for _, c := range []struct {
		name, file string
		want       []string
	}{
		{"text", page("", helvetica, text), []string{"100,100 12"}},
		{"operators of text", page("", helvetica, "BT /F 10 Tf 12 TL 1 0 0 1 50 700 Tm (1) Tj T* (2) ' 1 1 (3) \" 0 -12 TD [(4) -2000 (5)] TJ 3 Ts (6) Tj ET"),
			[]string{"50,100 1", "50,124 2", "50,136 3", "50,148 4 56"}},
		{"a page turned on its side", page("/Rotate 90", helvetica, "BT /F 10 Tf 0 1 -1 0 100 700 Tm (12) Tj ET"), []string{"700,100 12"}},
		{"a page that is cut", page("/CropBox [50 0 600 750]", helvetica, text+" BT /F 10 Tf 10 700 Td (34) Tj ET"), []string{"50,50 12"}},
		{"a drawing", page("", "/XObject <</X 5 0 R>>", "q 2 0 0 2 0 0 cm /X Do Q", stream("/Subtype /Form /BBox [0 0 600 800] /Matrix [1 0 0 1 10 0] /Resources <<"+helvetica+">>", "BT /F 10 Tf 100 300 Td (12) Tj ET")),
			[]string{"220,200 12"}},
		{"an area over text", page("", helvetica, text+" 1 g 90 690 100 30 re f "+"BT /F 10 Tf 100 700 Td (34) Tj ET"), []string{"100,100 34"}},
		{"an area over a part of a figure", page("", helvetica, "BT /F 10 Tf 100 700 Td (1234) Tj ET 1 g 112 690 100 30 re f"), []string{"100,100 12□□"}},
		{"a part of a figure written over", page("", helvetica, "BT /F 10 Tf 100 700 Td (1234) Tj ET 1 g 112 690 100 30 re f 0 g BT /F 10 Tf 111.1 700 Td (56) Tj ET"), []string{"100,100 1256"}},
		{"an area under text", page("", helvetica, "1 g 90 690 100 30 re f "+text), []string{"100,100 12"}},
		{"an area that lets text through", page("", helvetica+"/ExtGState <</G <</ca 0.3>>>>", text+" /G gs 90 690 100 30 re f"), []string{"100,100 12"}},
		{"an area of four lines over text", page("", helvetica, text+" 90 690 m 190 690 l 190 720 l 90 720 l h f"), nil},
		{"a picture over text", page("", helvetica+"/XObject <</I 5 0 R>>", text+" q 100 0 0 30 90 690 cm /I Do Q", stream("/Subtype /Image", "")), []string{"picture 100×30"}},
		{"a picture in the content", page("", helvetica, "q 9 0 0 9 0 0 cm BI /W 1 /H 1 ID (EI) EI Q "+text), []string{"100,100 12", "picture 9×9"}},
		{"invisible text", page("", helvetica, "3 Tr "+text), nil},
		{"text outside what is painted", page("", helvetica, "q 0 0 50 50 re W n "+text+" Q"), nil},
		{"a note", page("/Annots [<</Subtype /FreeText /Rect [100 700 120 710] /AP <</N 5 0 R>>>>]", "", "", stream("/Subtype /Form /BBox [0 0 40 20] /Resources <<"+helvetica+">>", "BT /F 20 Tf 0 4 Td (12) Tj ET")),
			[]string{"100,98 12"}},
		{"a hidden note", page("/Annots [<</Subtype /FreeText /F 2 /Rect [100 700 120 710] /AP <</N 5 0 R>>>>]", "", "", stream("/Subtype /Form /BBox [0 0 40 20] /Resources <<"+helvetica+">>", "BT /F 20 Tf 0 4 Td (12) Tj ET")), nil},
		{"characters by a table", page("", "/Font <</F <</Subtype /TrueType /ToUnicode 5 0 R>>>>", "BT /F 10 Tf 100 700 Td (ABCDFG) Tj ET", toUnicode), []string{"100,100 一𠮷二亍三12"}},
		{"characters of GBK", page("", "/Font <</F <</Subtype /Type0 /Encoding /GBK-EUC-H /DescendantFonts [<<>>]>>>>", "BT /F 10 Tf 100 700 Td <B9ABBFAA3132> Tj ET"), []string{"100,100 公开12"}},
		{"characters of GB 18030", page("", "/Font <</F <</Subtype /Type0 /Encoding /GBK2K-H /DescendantFonts [<<>>]>>>>", "BT /F 10 Tf 100 700 Td <B9AB8235873031> Tj ET"), []string{"100,100 公䶬1"}},
		{"a broken code of GBK", page("", "/Font <</F <</Subtype /Type0 /Encoding /GBK-EUC-H /DescendantFonts [<<>>]>>>>", "BT /F 10 Tf 100 700 Td <8235> Tj ET"), []string{"100,100 \uFFFD"}},
		{"surrogates", page("", "/Font <</F <</Subtype /Type0 /Encoding /UniGB-UTF16-H /DescendantFonts [<<>>]>>>>", "BT /F 10 Tf 100 700 Td <D842DFB70031> Tj ET"), []string{"100,100 𠮷1"}},
		{"codes of one and two bytes", page("", "/Font <</F <</Subtype /Type0 /Encoding 5 0 R /ToUnicode 6 0 R /DescendantFonts [<</DW 1000 /W [1 1 500 2 3 800]>>]>>>>", "BT /F 10 Tf 100 700 Td <41814042> Tj ET",
			stream("", "2 begincodespacerange <00> <7F> <8140> <FEFE> endcodespacerange 1 begincidrange <41> <42> 1 endcidrange"), stream("", "3 beginbfchar <41> <0041> <42> <0042> <8140> <516C> endbfchar")), []string{"100,100 A公B"}},
		{"characters of UCS-2", page("", "/Font <</F <</Subtype /Type0 /Encoding /UniGB-UCS2-H /DescendantFonts [<<>>]>>>>", "BT /F 10 Tf 100 700 Td <516C5F00> Tj ET"), []string{"100,100 公开"}},
		{"characters by name", page("", "/Font <</F <</Subtype /Type1 /Encoding <</Differences [65 /seven /uni516C /g12]>>>>>>", "BT /F 10 Tf 100 700 Td (ABC) Tj ET"), []string{"100,100 7公\uFFFD"}},
		{"characters of a font in the file that does not name them", page("", "/Font <</F <</Subtype /TrueType /FontDescriptor <</FontFile2 5 0 R>>>>>>", "BT /F 10 Tf 100 700 Td (12) Tj ET"), []string{"100,100 \uFFFD\uFFFD"}},
		{"characters over a space", page("", helvetica, "BT /F 10 Tf 104 700 Td ( ) Tj -4 0 Td (12) Tj ET"), []string{"100,100 12"}},
		{"characters drawn twice", page("", helvetica, text+" BT /F 10 Tf 100.3 700 Td (12) Tj ET"), []string{"100,100 12"}},
		{"text that runs up", page("", helvetica, text+" BT /F 10 Tf 0 1 -1 0 50 300 Tm (34) Tj ET"), []string{"100,100 12", "aside 34"}},
		{"a table of bars", page("", helvetica, "100 700 200 .5 re 100 680 200 .5 re 100 660 200 .5 re 100 660 .5 40 re 200 660 .5 20 re 300 660 .5 40 re f "+
			"BT /F 10 Tf 110 685 Td (1) Tj 0 -20 Td (2) Tj 100 0 Td (3) Tj ET"), []string{"table [0,0 1×2 1] [1,0 2] [1,1 3]"}},
		{"a table of strokes, cell by cell", page("", helvetica, "100 660 100 20 re S 200 660 100 20 re S 100 680 200 20 re S BT /F 10 Tf 110 685 Td (1) Tj 0 -20 Td (2) Tj 100 0 Td (3) Tj ET"),
			[]string{"table [0,0 1×2 1] [1,0 2] [1,1 3]"}},
		{"a table open at its sides", page("", helvetica, "100 700 m 300 700 l 100 680 m 300 680 l 100 660 m 300 660 l 200 660 m 200 700 l S BT /F 10 Tf 110 685 Td (1) Tj 100 0 Td (2) Tj 0 -20 Td (3) Tj ET"),
			[]string{"table [0,0 1] [0,1 2] [1,0] [1,1 3]"}},
		{"a figure wider than its cell", page("", helvetica, "100 660 20 20 re S 120 660 20 20 re S 140 660 20 20 re S BT /F 10 Tf 102 665 Td (77001) Tj 42 0 Td (3) Tj ET"),
			[]string{"table [0,0 77001] [0,1] [0,2 3]"}},
		{"the mark of a note", page("", helvetica, "100 660 90 20 re S 190 660 90 20 re S BT /F 10 Tf 102 665 Td (12) Tj 4 Ts /F 6 Tf (3) Tj 0 Ts /F 10 Tf 90 0 Td (4) Tj /F 6 Tf (5) Tj ET"),
			[]string{"table [0,0 12[3]] [0,1 45]"}},
		{"slanting text over a table", page("", helvetica, "BT /F 10 Tf .7 .7 -.7 .7 105 660 Tm (777) Tj ET 100 660 90 20 re S 190 660 90 20 re S BT /F 10 Tf 110 665 Td (1) Tj 90 0 Td (2) Tj ET"),
			[]string{"table [0,0 1] [0,1 2]", "aside 777"}},
		{"text that runs up in a cell", page("", helvetica, "100 660 90 20 re S 190 660 90 20 re S BT /F 6 Tf 0 1 -1 0 110 665 Tm (34) Tj ET BT /F 10 Tf 200 665 Td (2) Tj ET"),
			[]string{"table [0,0 34] [0,1 2]"}},
		{"a frame", page("", helvetica, "90 690 100 30 re S "+text), []string{"100,100 12"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, elements(t, c.file)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestLyingPages: what lies on its side, or upside down, is turned before lines and
// tables are made of it, and what stood upright beside it is apart.
func TestLyingPages(t *testing.T) {
	const number = " BT /F 10 Tf 300 30 Td (5) Tj ET"
	content := "q 1 g 95 455 30 20 re f Q BT /F 10 Tf 50 500 Td (" + strings.Repeat("12 ", 30) + ") Tj ET 100 440 90 20 re S 190 440 90 20 re S BT /F 10 Tf 110 445 Td (1) Tj 90 0 Td (2) Tj ET " +
		"BT /F 10 Tf 110 400 Td (77) Tj ET q 1 g 108 398 20 12 re f Q"
	for _, c := range []struct {
		name, turn, box string
	}{
		{"a quarter counter-clockwise", "0 1 -1 0 600 0", "[0 0 800 600]"},
		{"a quarter clockwise", "0 -1 1 0 0 800", "[0 0 800 600]"},
		{"upside down", "-1 0 0 -1 600 800", "[0 0 600 800]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := append(elements(t, page("/MediaBox "+c.box, helvetica, content)), "aside 5")
			if got := elements(t, page("", helvetica, "q "+c.turn+" cm "+content+" Q"+number)); !cmp.Equal(want, got) {
				t.Errorf("(-want +got):\n%s", cmp.Diff(want, got))
			}
		})
	}
	t.Run("a few words", func(t *testing.T) {
		got := elements(t, page("", helvetica, "q 0 1 -1 0 600 0 cm BT /F 10 Tf 50 500 Td (1234567890) Tj ET Q"))
		if want := []string{"aside 1234567890"}; !cmp.Equal(want, got) {
			t.Errorf("(-want +got):\n%s", cmp.Diff(want, got))
		}
	})
}

// FuzzPage reads pages of any content: no panic, and an end.
func FuzzPage(f *testing.F) {
	f.Add("100 700 200 .5 re 100 680 200 .5 re 100 680 .5 20 re 300 680 .5 20 re f BT /F 10 Tf 110 685 Td (AB) Tj ET /X Do", "1 beginbfchar <41> <4E00> endbfchar 1 beginbfrange <42> <44> <4E8C> endbfrange", "BT /F 9 Tf (A) ' ET")
	f.Add("BI ID EI q Q Q W n re 1 0 0 0 0 0 cm 0 0 9 9 re B* m l h S "+strings.Repeat("/X Do ", 9), "1 begincidrange <00> <FFFFFFFF> 1 endcidrange <> <> endcodespacerange", "/X Do")
	f.Fuzz(func(t *testing.T, content, characters, drawing string) {
		file := page("/Annots [<</Rect [0 0 9 9] /AP <</N 6 0 R>>>>]", "/Font <</F <</Subtype /Type0 /Encoding /Identity-H /ToUnicode 5 0 R /DescendantFonts [<</W [1 2 3 4 [5 6]]>>]>> /G 7 0 R>> /XObject <</X 6 0 R>>", content,
			stream("", characters), stream("/Subtype /Form /BBox [0 0 9 9]", drawing), "<</Subtype /Type0 /Encoding 5 0 R>>")
		p, err := pdfread.Open([]byte(file), &budget{})
		if err != nil {
			return
		}
		pages, err := p.Pages()
		if err != nil {
			return
		}
		for i := range pages {
			if _, _, err := pages[i].Elements(i%2 == 0, &budget{}); err != nil && !errors.Is(err, errBudget) {
				t.Error(err)
			}
			n := 0
			for run := range pages[i].Runs() {
				n += len(run)
			}
			if n != len(pages[i].Glyphs) {
				t.Errorf("%d of %d characters are in runs", n, len(pages[i].Glyphs))
			}
		}
	})
}
