package ofd_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/internal/embed"
	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/font"
	"github.com/govdisclosure/annualreport/render/layout"
	"github.com/govdisclosure/annualreport/render/ofd"
	"github.com/govdisclosure/annualreport/render/pdf/faces"
	"github.com/govdisclosure/annualreport/report"
)

// samples are the reports that are written, one of them with a character above U+FFFF and
// an address.
func samples(t *testing.T) map[string]*render.Document {
	t.Helper()
	paths, err := filepath.Glob("../../testdata/*/*.yaml")
	if err != nil || len(paths) < 7 {
		t.Fatalf("%d samples, %v", len(paths), err)
	}
	all := map[string]*render.Document{}
	for _, path := range paths {
		r, err := report.Open(path)
		if err != nil {
			continue // not every file there is a report
		}
		if all[filepath.Base(path)], err = render.Compose(r); err != nil {
			t.Fatal(err)
		}
	}
	r := &report.Report{Office: "某区𣲗街道办事处", Year: 2024}
	if all["rare"], err = render.Compose(r); err != nil {
		t.Fatal(err)
	}
	all["rare"].Blocks = append(all["rare"].Blocks, &render.Paragraph{Runs: []render.Run{{Text: "见 https://www.example.gov.cn/a?b=1&c=2 。"}}})
	return all
}

func written(t *testing.T, doc *render.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := (ofd.Renderer{}).RenderDocument(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// unpacked returns the files of an archive, by name, and the names in their order.
func unpacked(t *testing.T, file []byte) (parts map[string][]byte, names []string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	parts = map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
		names = append(names, f.Name)
	}
	return parts, names
}

// text is a TextObject as a reader takes it.
type textObject struct {
	ID       int     `xml:"ID,attr"`
	Boundary string  `xml:"Boundary,attr"`
	Font     string  `xml:"Font,attr"`
	Size     float64 `xml:"Size,attr"`
	CTM      string  `xml:"CTM,attr"`
	Code     struct {
		Text   string  `xml:",chardata"`
		X      float64 `xml:"X,attr"`
		Y      float64 `xml:"Y,attr"`
		DeltaX string  `xml:"DeltaX,attr"`
	} `xml:"TextCode"`
	URI []struct {
		URI string `xml:"URI,attr"`
	} `xml:"Actions>Action>URI"`
}

type content struct {
	Texts []textObject `xml:"Content>Layer>TextObject"`
	Paths []struct{}   `xml:"Content>Layer>PathObject"`
}

type ofdFile struct {
	DocID string `xml:"DocBody>DocInfo>DocID"`
	Title string `xml:"DocBody>DocInfo>Title"`
	Root  string `xml:"DocBody>DocRoot"`
}

type documentFile struct {
	Max   int    `xml:"CommonData>MaxUnitID"`
	Res   string `xml:"CommonData>PublicRes"`
	Pages []struct {
		ID      int    `xml:"ID,attr"`
		BaseLoc string `xml:"BaseLoc,attr"`
	} `xml:"Pages>Page"`
	Outline []struct {
		Title string `xml:"Title,attr"`
	} `xml:"Outlines>OutlineElem"`
}

type resourcesFile struct {
	Fonts []struct {
		ID   string `xml:"ID,attr"`
		File string `xml:"FontFile"`
	} `xml:"Fonts>Font"`
}

func decode(t *testing.T, parts map[string][]byte, name string, into any) {
	t.Helper()
	data, ok := parts[name]
	if !ok {
		t.Fatalf("no part %s", name)
	}
	if err := xml.Unmarshal(data, into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// distances unfolds DeltaX.
func distances(t *testing.T, s string) (all []float64) {
	t.Helper()
	number := func(s string) float64 {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for f := strings.Fields(s); len(f) > 0; f = f[1:] {
		if f[0] != "g" {
			all = append(all, number(f[0]))
			continue
		}
		for range int(number(f[1])) {
			all = append(all, number(f[2]))
		}
		f = f[2:]
	}
	return all
}

// TestFile reads what was written back: every glyph of the layout is there, where the
// layout has it, and the embedded font has it.
func TestFile(t *testing.T) {
	for name, doc := range samples(t) {
		t.Run(name, func(t *testing.T) {
			file := written(t, doc)
			if !bytes.Equal(file, written(t, doc)) {
				t.Error("another file the second time")
			}
			parts, names := unpacked(t, file)
			if names[0] != "OFD.xml" {
				t.Errorf("the archive begins with %s", names[0])
			}
			var root ofdFile
			decode(t, parts, "OFD.xml", &root)
			if len(root.DocID) != 32 || root.Title != doc.Meta.Title {
				t.Errorf("%+v", root)
			}
			var d documentFile
			decode(t, parts, root.Root, &d)
			var res resourcesFile
			decode(t, parts, "Doc_0/"+d.Res, &res)
			fonts := map[string]*font.Face{}
			for _, f := range res.Fonts {
				face, err := font.Parse(parts["Doc_0/Res/"+f.File])
				if err != nil {
					t.Fatal(err)
				}
				fonts[f.ID] = face
			}
			set, err := layout.Set(doc, layout.Page{}, faces.Faces{}.Layout())
			if err != nil {
				t.Fatal(err)
			}
			if len(d.Pages) != len(set.Sheets) || len(d.Outline) == 0 && len(set.Outline) > 0 {
				t.Fatalf("%d pages, want %d; %d entries of the outline", len(d.Pages), len(set.Sheets), len(d.Outline))
			}
			seen := map[int]bool{}
			for i, p := range d.Pages {
				var c content
				decode(t, parts, "Doc_0/"+p.BaseLoc, &c)
				comparePage(t, &set.Sheets[i], c, fonts)
				for _, o := range c.Texts {
					if seen[o.ID] || o.ID > d.Max {
						t.Errorf("the number %d of at most %d is given again", o.ID, d.Max)
					}
					seen[o.ID] = true
				}
			}
		})
	}
}

// comparePage compares a page with the sheet that the layout made.
func comparePage(t *testing.T, s *layout.Sheet, c content, fonts map[string]*font.Face) {
	t.Helper()
	const mm = 72000 / 25.4
	if want := len(s.Areas) + len(s.Rules); len(c.Paths) != want {
		t.Errorf("page %d has %d rectangles, want %d", s.Number, len(c.Paths), want)
	}
	k := 0
	for _, l := range s.Lines {
		for _, r := range l.Runs {
			if k >= len(c.Texts) {
				t.Fatalf("page %d has only %d texts", s.Number, k)
			}
			o := c.Texts[k]
			k++
			if got := strings.ReplaceAll(o.Code.Text, " ", ""); got != strings.ReplaceAll(r.Text(), " ", "") {
				t.Errorf("%q, want %q", got, r.Text())
			}
			if r.Link != "" && (len(o.URI) != 1 || o.URI[0].URI != r.Link) {
				t.Errorf("%+v leads to %s", o.URI, r.Link)
			}
			characters, d := []rune(o.Code.Text), distances(t, o.Code.DeltaX)
			if len(d) != len(characters)-1 {
				t.Fatalf("%d distances for %q", len(d), o.Code.Text)
			}
			scale := 1.0
			if o.CTM != "" {
				scale, _ = strconv.ParseFloat(strings.Fields(o.CTM)[0], 64)
			}
			left, _ := strconv.ParseFloat(strings.Fields(o.Boundary)[0], 64)
			top, _ := strconv.ParseFloat(strings.Fields(o.Boundary)[1], 64)
			if off := (top+o.Code.Y)*mm - float64(r.Y); off > 5 || off < -5 {
				t.Errorf("%q stands %v thousandths of a point off", o.Code.Text, off)
			}
			x, at, i := left, r.X, 0
			face := fonts[o.Font]
			for _, g := range r.Glyphs {
				for characters[i] == ' ' && g.Rune != ' ' {
					x += d[i] * scale
					i++
				}
				if off := x*mm - float64(at); off > 5 || off < -5 {
					t.Fatalf("%q: %c stands %v thousandths of a point off", o.Code.Text, g.Rune, off)
				}
				id, ok := face.Glyph(g.Rune)
				if want := r.Face.Advance(g.ID); !ok || face.Advance(id) != want {
					t.Fatalf("the embedded font has no %c of width %d", g.Rune, want)
				}
				at += g.Advance
				if i < len(d) {
					x += d[i] * scale
				}
				i++
			}
		}
	}
	if k != len(c.Texts) {
		t.Errorf("page %d has %d texts, want %d", s.Number, len(c.Texts), k)
	}
}

// TestCarried: the report is attached, and a digest covers the whole.
func TestCarried(t *testing.T) {
	doc := samples(t)["zibo-guodong-2024.yaml"]
	parts, names := unpacked(t, written(t, doc))
	if !bytes.Equal(parts["Doc_0/Attachs/report.json"], doc.Source.JSON) || len(doc.Source.JSON) == 0 {
		t.Error("the attached report is another")
	}
	const digest = "Doc_0/Attachs/digest.xml"
	entries := func() ([]embed.Entry, error) {
		var all []embed.Entry
		for _, name := range names {
			if name != digest {
				all = append(all, embed.Entry{Name: name, Sum: embed.SumOf(parts[name])})
			}
		}
		return all, nil
	}
	if state, err := embed.CheckWord(digest, parts[digest], entries); err != nil || state != embed.Matches {
		t.Errorf("the digest: %v, %v", state, err)
	}
	page := "Doc_0/Pages/Page_0/Content.xml"
	parts[page] = bytes.Replace(parts[page], []byte("2024"), []byte("2023"), 1)
	if state, err := embed.CheckWord(digest, parts[digest], entries); err != nil || state != embed.Differs {
		t.Errorf("the digest of a changed file: %v, %v", state, err)
	}
	var b bytes.Buffer
	if err := (ofd.Renderer{OmitSource: true}).RenderDocument(&b, doc); err != nil {
		t.Fatal(err)
	}
	_, names = unpacked(t, b.Bytes())
	for _, name := range names {
		if strings.Contains(name, "Attachs") {
			t.Errorf("without the report there is %s", name)
		}
	}
}

// TestMissing: a character that no face has is an error that says where, and nothing is
// written.
func TestMissing(t *testing.T) {
	var b bytes.Buffer
	err := ofd.Renderer{}.Render(&b, &report.Report{Office: "某局", Year: 2024, Opening: report.Text{report.Paragraph{{Text: "\U0010FFFD"}}}})
	if err == nil || b.Len() > 0 {
		t.Errorf("%d bytes, %v", b.Len(), err)
	}
}
