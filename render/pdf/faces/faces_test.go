package faces_test

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/govdisclosure/annualreport/render/font"
	"github.com/govdisclosure/annualreport/render/internal/fonttest"
	"github.com/govdisclosure/annualreport/render/pdf/faces"
)

var roles = []faces.Role{faces.Title, faces.Body, faces.Heading, faces.Subheading, faces.Figures, faces.Strong}

// gb2312 returns all characters of GB 2312: 6,763 Han and 682 others.
func gb2312(t *testing.T) []rune {
	t.Helper()
	var all []rune
	decoder := simplifiedchinese.GBK.NewDecoder()
	for row := byte(0xA1); row <= 0xF7; row++ {
		for cell := byte(0xA1); cell <= 0xFE; cell++ {
			text, err := decoder.Bytes([]byte{row, cell})
			if err != nil {
				t.Fatal(err)
			}
			// GBK fills the gaps that GB 2312 leaves: at the end of the last
			// row of level 1, and in the rows of signs.
			if r := []rune(string(text)); len(r) == 1 && r[0] != '\uFFFD' && inGB2312(row, cell) {
				all = append(all, r[0])
			}
		}
	}
	if len(all) != 7445 {
		t.Fatalf("%d characters in GB 2312, want 7445", len(all))
	}
	return all
}

// inGB2312 reports whether GB 2312-1980 has a character at a place of GBK.
func inGB2312(row, cell byte) bool {
	switch row {
	case 0xA2:
		return 0xB1 <= cell && cell <= 0xE2 || 0xE5 <= cell && cell <= 0xEE || 0xF1 <= cell && cell <= 0xFC
	case 0xA4:
		return cell <= 0xF3
	case 0xA5:
		return cell <= 0xF6
	case 0xA6:
		return cell <= 0xB8 || 0xC1 <= cell && cell <= 0xD8
	case 0xA7:
		return cell <= 0xC1 || 0xD1 <= cell && cell <= 0xF1
	case 0xA8:
		return cell <= 0xBA || 0xC5 <= cell && cell <= 0xE9
	case 0xA9:
		return 0xA4 <= cell && cell <= 0xEF
	case 0xD7:
		return cell <= 0xF9
	}
	return row <= 0xA3 || row >= 0xB0
}

// signs are the marks and signs of official documents beyond GB 2312.
const signs = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" +
	" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~" +
	"，。、；：？！（）《》〈〉「」『』【】〖〗〔〕﹝﹞“”‘’—…·～￥％＋－＝０９ＡＺａｚ．，" +
	"①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⒈⒉㈠㈡㈩ⅠⅡⅢⅣⅩⅰⅱⅹ" +
	"℃㎡㎏㎜㎝㎞㏄№×÷±≤≥≠≈∞°′″‰→←↑↓■□▲△●○◆◇★☆〇々〓\u3000\u00A0€£©®™" +
	"āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêÄÖÜßçñΑαΒβЖж"

// Issue: every face has all 8,105 characters, all of GB 2312, and the signs.
func TestCoverage(t *testing.T) {
	sets := map[string][]rune{
		"通用规范汉字表": fonttest.GeneralStandard(),
		"GB 2312": gb2312(t),
		"signs":   []rune(signs),
	}
	for _, role := range roles {
		face := faces.Embedded(role)
		for set, all := range sets {
			var missing, blank []string
			for _, r := range all {
				id, ok := face.Glyph(r)
				xmin, ymin, xmax, ymax := face.Bounds(id)
				switch {
				case !ok:
					missing = append(missing, fmt.Sprintf("%c %U", r, r))
				case (xmax-xmin == 0 || ymax-ymin == 0) != strings.ContainsRune(" \u3000\u00A0", r):
					blank = append(blank, fmt.Sprintf("%c %U", r, r))
				}
			}
			if missing != nil || blank != nil {
				t.Errorf("%s, %s: missing %q, blank or not %q", face.Name(), set, missing, blank)
			}
		}
	}
}

// Han characters and Chinese marks fill an em exactly, and their ink lies in it.
func TestFullWidth(t *testing.T) {
	full := append(fonttest.GeneralStandard(), []rune("，。、；：？！（）《》〈〉「」『』【】〖〗〔〕“”‘’—…·％０Ａ①⑳㈠〇\u3000")...)
	for _, role := range roles {
		face := faces.Embedded(role)
		em := face.UnitsPerEm()
		for _, r := range full {
			id, _ := face.Glyph(r)
			if got := face.Advance(id); got != em {
				t.Errorf("%s: %c %U is %d wide, want %d", face.Name(), r, r, got, em)
			}
			if xmin, ymin, xmax, ymax := face.Bounds(id); xmin < -em/20 || xmax > em*21/20 || ymin < -em/4 || ymax > em*19/20 {
				t.Errorf("%s: %c %U has ink in (%d, %d) to (%d, %d)", face.Name(), r, r, xmin, ymin, xmax, ymax)
			}
		}
	}
}

// Two dashes in a row make one line, as the Chinese dash is written.
func TestDashesJoin(t *testing.T) {
	for _, role := range roles {
		face := faces.Embedded(role)
		id, _ := face.Glyph('—')
		if xmin, _, xmax, _ := face.Bounds(id); xmin > 2 || xmax < face.UnitsPerEm()-2 {
			t.Errorf("%s: the ink of a dash is at %d to %d of %d", face.Name(), xmin, xmax, face.UnitsPerEm())
		}
	}
}

// Opening quotes stand at the right of their em, closing ones at the left.
func TestQuotes(t *testing.T) {
	for _, role := range roles {
		face := faces.Embedded(role)
		half := face.UnitsPerEm() / 2
		for _, r := range "“‘" {
			if id, _ := face.Glyph(r); leftOf(face, id) < half {
				t.Errorf("%s: %c begins at %d", face.Name(), r, leftOf(face, id))
			}
		}
		for _, r := range "”’" {
			id, _ := face.Glyph(r)
			if _, _, right, _ := face.Bounds(id); right > half {
				t.Errorf("%s: %c ends at %d", face.Name(), r, right)
			}
		}
	}
}

func leftOf(face *font.Face, id uint16) int {
	left, _, _, _ := face.Bounds(id)
	return left
}

// The figures of a face are all of one width, so that they align in columns.
func TestFiguresAlign(t *testing.T) {
	for _, role := range roles {
		face := faces.Embedded(role)
		zero, _ := face.Glyph('0')
		for r := '1'; r <= '9'; r++ {
			if id, _ := face.Glyph(r); face.Advance(id) != face.Advance(zero) {
				t.Errorf("%s: %c is %d wide, 0 is %d", face.Name(), r, face.Advance(id), face.Advance(zero))
			}
		}
	}
}

// The files are those that tools/fonts/make.sh makes, and no larger than they need.
func TestFiles(t *testing.T) {
	sums, err := os.ReadFile("SHA256SUMS")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("*.ttf")
	if err != nil {
		t.Fatal(err)
	}
	if lines := strings.Count(string(sums), "\n"); lines != len(files) || lines != 4 {
		t.Errorf("%d files, %d sums, want 4", len(files), lines)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if line := fmt.Sprintf("%x  %s\n", sha256.Sum256(data), name); !strings.Contains(string(sums), line) {
			t.Errorf("%s is not the file that was made", name)
		}
		if len(data) > 4_500_000 {
			t.Errorf("%s has %d bytes", name, len(data))
		}
		var tags []string
		for i := range int(data[5]) {
			tags = append(tags, string(data[12+16*i:][:4]))
		}
		want := []string{"OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"}
		if !slices.Equal(tags, want) {
			t.Errorf("%s has the tables %q, want %q", name, tags, want)
		}
	}
}

// No face bears a name that its licence reserves, and each may be embedded.
func TestLicences(t *testing.T) {
	text, err := os.ReadFile("OFL.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, role := range roles {
		face := faces.Embedded(role)
		for _, name := range face.Names() {
			for _, reserved := range []string{"Source", "LXGW", "霞鹜", "Klee"} {
				if strings.Contains(name, reserved) {
					t.Errorf("%s is called %s; the name %s is reserved", face.Name(), name, reserved)
				}
			}
		}
		if err := face.Embedding(); err != nil {
			t.Errorf("%s: %v", face.Name(), err)
		}
		if !strings.Contains(string(text), face.Name()+".ttf") {
			t.Errorf("OFL.txt does not name %s", face.Name())
		}
	}
}

func TestChain(t *testing.T) {
	own := faces.Embedded(faces.Heading)
	tests := []struct {
		name  string
		faces faces.Faces
		role  faces.Role
		first *font.Face
		size  int
	}{
		{"embedded", faces.Faces{}, faces.Body, faces.Embedded(faces.Body), 4},
		{"its own", faces.Faces{Body: own}, faces.Body, own, 4},
		{"of another role", faces.Faces{Title: own}, faces.Body, faces.Embedded(faces.Body), 4},
		{"with a fallback", faces.Faces{Fallback: []*font.Face{own, nil}}, faces.Subheading, own, 4},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			chain := test.faces.Chain(test.role)
			if len(chain) != test.size || chain[0] != test.first {
				t.Errorf("%d faces, the first %s", len(chain), chain[0].Name())
			}
			for i, f := range chain {
				if slices.Contains(chain[:i], f) {
					t.Errorf("%s comes twice", f.Name())
				}
			}
		})
	}
	for i, role := range roles {
		chosen := faces.Faces{}
		*[]**font.Face{&chosen.Title, &chosen.Body, &chosen.Heading, &chosen.Subheading, &chosen.Figures, &chosen.Strong}[i] = own
		if chosen.Chain(role)[0] != own {
			t.Errorf("role %d does not begin with the face chosen for it", role)
		}
	}
}

func TestEmbeddedConcurrently(t *testing.T) {
	var wg sync.WaitGroup
	for range 16 {
		wg.Go(func() {
			for _, role := range roles {
				face := faces.Embedded(role)
				if _, ok := face.Glyph('年'); !ok {
					t.Error("no 年")
				}
			}
		})
	}
	wg.Wait()
}
