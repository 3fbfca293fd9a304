//go:build conformance

package type0_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/render/font"
	"github.com/govdisclosure/annualreport/render/internal/fonttest"
	"github.com/govdisclosure/annualreport/render/pdf/faces"
	"github.com/govdisclosure/annualreport/render/pdf/internal/type0"
)

// The page on which all characters are drawn, in points: a grid of cells in the
// middle of which the characters stand.
const (
	columns, rows = 25, 36
	cell, size    = 22.0, 14.0
	left, bottom  = 20.0, 25.0
	pageHeight    = 841.89
	dpi           = 144.0
)

// specimen draws characters in the grid of as many pages as it takes.
func specimen(t *testing.T, face *font.Face, all []rune) []byte {
	t.Helper()
	var set type0.Set
	f := set.Font(face)
	var contents [][]byte
	for i, r := range all {
		if i%(columns*rows) == 0 {
			contents = append(contents, nil)
		}
		c := &contents[len(contents)-1]
		x, y := origin(i)
		*c = fmt.Appendf(*c, "BT /%s %v Tf 1 0 0 1 %.2f %.2f Tm ", f.Name(), size, x, y)
		var err error
		if *c, err = f.AppendText(*c, string(r)); err != nil {
			t.Fatal(err)
		}
		*c = append(*c, " Tj ET\n"...)
	}
	file := pages(t, contents...)
	if err := set.Embed(file); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := file.WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// origin returns where the i-th character's origin is on its page.
func origin(i int) (x, y float64) {
	i %= columns * rows
	return left + cell*float64(i%columns), bottom + cell*float64(rows-1-i/columns)
}

// run returns what a program writes. A warning of its is a failure.
func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	var out, warnings bytes.Buffer
	c := exec.Command(name, args...)
	c.Stdout, c.Stderr = &out, &warnings
	err := c.Run()
	// Some builds of mutool say so of every file.
	rest := strings.Replace(warnings.String(), "warning: ICC support is not available\n", "", 1)
	if err != nil || rest != "" {
		t.Fatalf("%s: %v\n%s", name, err, rest)
	}
	return out.String()
}

// All 8,105 characters of 通用规范汉字表, and the signs that are not Han, are drawn in
// every face, and copy out of the file as themselves, in two programs; and a third
// finds nothing wrong with the file.
func TestAllCharacters(t *testing.T) {
	all := append(fonttest.GeneralStandard(), []rune("0123456789ABCXYZabcxyz，。、；：？！（）《》“”‘’—…·％①⑳㈠℃㎡〔〕〇")...)
	want := string(all)
	for _, role := range []faces.Role{faces.Body, faces.Title, faces.Heading, faces.Subheading} {
		face := faces.Embedded(role)
		t.Run(face.Name(), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "specimen.pdf")
			if err := os.WriteFile(path, specimen(t, face, all), 0o644); err != nil {
				t.Fatal(err)
			}
			if got := withoutSpace(run(t, "pdftotext", "-raw", path, "-")); got != want {
				t.Errorf("pdftotext: %s", difference(got, want))
			}
			if got := withoutSpace(run(t, "mutool", "draw", "-q", "-F", "txt", path)); got != want {
				t.Errorf("mutool: %s", difference(got, want))
			}
			if got := run(t, "qpdf", "--check", path); !strings.Contains(got, "No syntax or stream encoding errors found") {
				t.Error(got)
			}
			fonts := run(t, "pdffonts", path)
			if !regexp.MustCompile(`[A-Z]{6}\+`+face.Name()+` +CID TrueType +Identity-H +yes yes yes`).MatchString(fonts) || strings.Count(fonts, "\n") != 3 {
				t.Error(fonts)
			}
			inked(t, path, face, all)
		})
	}
}

// inked compares the ink of every character, as two programs draw it, with the box
// that the face states, to 2 pixels (1/14 em): one of them moves edges onto pixels.
func inked(t *testing.T, path string, face *font.Face, all []rune) {
	t.Helper()
	stem := filepath.Join(t.TempDir(), "page")
	run(t, "pdftoppm", "-r", fmt.Sprint(dpi), "-gray", path, stem)
	run(t, "mutool", "draw", "-q", "-r", fmt.Sprint(dpi), "-c", "gray", "-o", stem+"-mupdf-%d.pgm", path)
	// pdftoppm gives all pages' numbers as many digits as the last one has.
	digits := len(fmt.Sprint((len(all)-1)/(columns*rows) + 1))
	for _, pattern := range []string{fmt.Sprintf("%s-%%0%dd.pgm", stem, digits), stem + "-mupdf-%d.pgm"} {
		var page *picture
		wrong := 0
		for i, r := range all {
			if i%(columns*rows) == 0 {
				page = readPicture(t, fmt.Sprintf(pattern, i/(columns*rows)+1))
			}
			id, _ := face.Glyph(r)
			xmin, ymin, xmax, ymax := face.Bounds(id)
			x, y := origin(i)
			toPixels := func(at float64, units int) float64 {
				return (at + float64(units)*size/float64(face.UnitsPerEm())) * dpi / 72
			}
			want := [4]float64{toPixels(x, xmin), pageHeight*dpi/72 - toPixels(y, ymax), toPixels(x, xmax), pageHeight*dpi/72 - toPixels(y, ymin)}
			// The cell around the character: a quarter of its height is below
			// the baseline.
			got, ok := page.ink(toPixels(x-(cell-size)/2, 0), pageHeight*dpi/72-toPixels(y-cell/4+cell, 0), cell*dpi/72)
			for k := range want {
				ok = ok && math.Abs(got[k]-want[k]) <= 2
			}
			if !ok {
				if wrong++; wrong <= 5 {
					t.Errorf("%s: %c %U has ink in %.1f, want %.1f", filepath.Base(pattern), r, r, got, want)
				}
			}
		}
		if wrong > 0 {
			t.Errorf("%s: %d of %d characters have other ink than the face says", filepath.Base(pattern), wrong, len(all))
		}
	}
}

// picture is a page in shades of grey.
type picture struct {
	width, height int
	grey          []byte
}

func readPicture(t *testing.T, path string) *picture {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var p picture
	var most int
	r := bufio.NewReader(bytes.NewReader(data))
	if _, err := fmt.Fscanf(r, "P5\n%d %d\n%d\n", &p.width, &p.height, &most); err != nil || most != 255 {
		t.Fatalf("%s is no picture: %v", path, err)
	}
	if p.grey, err = io.ReadAll(r); err != nil || len(p.grey) != p.width*p.height {
		t.Fatalf("%s: %d pixels of %d × %d", path, len(p.grey), p.width, p.height)
	}
	return &p
}

// ink returns the box around the dark pixels in a square: left, top, right, bottom.
func (p *picture) ink(x, y, side float64) (box [4]float64, ok bool) {
	const dark = 0xE0
	box = [4]float64{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for row := max(0, int(y)); row < min(p.height, int(y+side)); row++ {
		for col := max(0, int(x)); col < min(p.width, int(x+side)); col++ {
			if p.grey[row*p.width+col] < dark {
				ok = true
				box[0], box[1] = min(box[0], float64(col)), min(box[1], float64(row))
				box[2], box[3] = max(box[2], float64(col+1)), max(box[3], float64(row+1))
			}
		}
	}
	return box, ok
}

func withoutSpace(text string) string { return strings.Join(strings.Fields(text), "") }

// difference says where two texts begin to differ.
func difference(got, want string) string {
	g, w := []rune(got), []rune(want)
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("character %d is %c %U, want %c %U", i+1, g[i], g[i], w[i], w[i])
		}
	}
	return fmt.Sprintf("%d characters, want %d", len(g), len(w))
}
