package parse_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/render/markdown"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/report"
)

// edit is a change of a file of ours after which its page shows something else.
type edit struct {
	name   string
	change func(t *testing.T, file []byte) []byte
	// want is a code with which the comparison of the page names the change; "" where it
	// does not see it, so that the digest alone tells.
	want parse.Code
}

// inDocument replaces a part of the main document of a Word file.
func inDocument(old, with string) func(*testing.T, []byte) []byte {
	return func(t *testing.T, file []byte) []byte {
		t.Helper()
		form := regexp.MustCompile(old)
		return rezip(t, file, map[string]func([]byte) []byte{"word/document.xml": func(b []byte) []byte {
			at := form.FindSubmatchIndex(b)
			if at == nil {
				t.Fatalf("no %s", old)
			}
			return slices.Concat(b[:at[0]], form.Expand(nil, []byte(with), b, at), b[at[1]:])
		}})
	}
}

// withHead adds a head to the pages of a Word file.
func withHead(head string) func(*testing.T, []byte) []byte {
	return func(t *testing.T, file []byte) []byte {
		t.Helper()
		const name = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
		file = rezip(t, file, map[string]func([]byte) []byte{"word/_rels/document.xml.rels": func(b []byte) []byte {
			return replaceOnce("</Relationships>", `<Relationship Id="rHead" Type="`+name+`/header" Target="header9.xml"/></Relationships>`)(t, b)
		}})
		return withEntry(t, file, "word/header9.xml", `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"><w:p>`+head+`</w:p></w:hdr>`)
	}
}

// withEntry adds an entry to a Word file.
func withEntry(t *testing.T, file []byte, name, content string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		if err := out.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	w, err := out.Create(name)
	if err == nil {
		_, err = w.Write([]byte(content))
	}
	if err == nil {
		err = out.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// inText replaces a part of a text.
func inText(old, with string) func(*testing.T, []byte) []byte {
	return func(t *testing.T, file []byte) []byte {
		t.Helper()
		form := regexp.MustCompile(old)
		at := form.FindSubmatchIndex(file)
		if at == nil {
			t.Fatalf("no %s", old)
		}
		return slices.Concat(file[:at[0]], form.Expand(nil, []byte(with), file, at), file[at[1]:])
	}
}

// drawnOver draws something where the figure 71 stands on the page: %[1]v to %[4]v are
// its left, bottom, width and height.
func drawnOver(drawing string) func(*testing.T, []byte) []byte {
	return func(t *testing.T, file []byte) []byte {
		t.Helper()
		s := find(t, file, "71")
		return withContents(t, file, func(page int, content string) string {
			if atoi(t, pageObject.FindAllSubmatch(file, -1)[page][2]) != s.contents {
				return content
			}
			return "q " + content + " Q q " + s.places(drawing) + " Q"
		})
	}
}

// inWhite makes the figure 71 white, and draws something in its place.
func inWhite(drawing string) func(*testing.T, []byte) []byte {
	return func(t *testing.T, file []byte) []byte {
		t.Helper()
		s := find(t, file, "71")
		changed := shownAs(t, file, "71", func(from string, _ map[string]string) (string, bool) { return "1 g " + from + "TJ 0 g []", true })
		changed[s.contents] = streamOf("q " + contentOf(t, changed[s.contents]) + " Q q " + s.places(drawing) + " Q")
		return savedBehind(t, file, changed)
	}
}

// contentOf takes out what streamOf put in.
func contentOf(t *testing.T, stream string) string {
	t.Helper()
	_, content, ok := strings.Cut(stream, ">>\nstream\n")
	content, ok2 := strings.CutSuffix(content, "\nendstream")
	if !ok || !ok2 {
		t.Fatalf("no stream: %.80q", stream)
	}
	return content
}

// lying shows other digits instead of the figure 71, in a font that says they are 71.
func lying(shown string) func(*testing.T, []byte) []byte {
	return func(t *testing.T, file []byte) []byte {
		t.Helper()
		s := find(t, file, "71")
		changed := shownAs(t, file, "71", func(string, map[string]string) (string, bool) { return "[]", true })
		next := atoi(t, sizeEntry.FindSubmatch(file)[1])
		resources := string(regexp.MustCompile(`(?s)\n2 0 obj\n(.*?)\nendobj`).FindSubmatch(file)[1])
		changed[2] = strings.Replace(resources, "/Font <<", fmt.Sprintf("/Font <</Lie <</Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode %d 0 R>> ", next), 1)
		changed[s.contents] = streamOf(fmt.Sprintf("q %s Q BT /Lie %.2f Tf 1 0 0 1 %.2f %.2f Tm (%s) Tj ET",
			contentOf(t, changed[s.contents]), s.size, s.left, s.baseline, shown))
		changed[next] = streamOf(fmt.Sprintf("1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <%02X> <0037> <%02X> <0031> endbfchar", shown[0], shown[1]))
		return savedBehind(t, file, changed)
	}
}

// places writes the places about a spot into a drawing.
func (s spot) places(drawing string) string {
	return strings.NewReplacer("LEFT", fmt.Sprintf("%.2f", s.left-1), "RIGHT", fmt.Sprintf("%.2f", s.right+1),
		"BOTTOM", fmt.Sprintf("%.2f", s.baseline-2), "MIDDLE", fmt.Sprintf("%.2f", s.baseline+0.35*s.size),
		"TOP", fmt.Sprintf("%.2f", s.baseline+s.size), "SIZE", fmt.Sprintf("%.2f", s.size+2)).Replace(drawing)
}

// laidOver lays an annotation without a look over the figure 71.
func laidOver(annotation string) func(*testing.T, []byte) []byte {
	return func(t *testing.T, file []byte) []byte {
		t.Helper()
		s := find(t, file, "71")
		next := atoi(t, sizeEntry.FindSubmatch(file)[1])
		return savedBehind(t, file, map[int]string{
			s.page: fmt.Sprintf("<</Type /Page /Parent 1 0 R /Resources 2 0 R /Contents %d 0 R /Annots [%d 0 R]>>", s.contents, next),
			next: fmt.Sprintf("<</Type /Annot %s /F 4 /Rect [%.2f %.2f %.2f %.2f]>>", annotation,
				s.left-1, s.baseline-2, s.right+1, s.baseline+s.size),
		})
	}
}

// nine is a 9 drawn as lines.
const nine = " 1 w LEFT MIDDLE m LEFT TOP l RIGHT TOP l RIGHT BOTTOM l S"

// twice repeats the element of a Word file that holds the figure 71.
func twice(element, between string) func(*testing.T, []byte) []byte {
	return func(t *testing.T, file []byte) []byte {
		t.Helper()
		return rezip(t, file, map[string]func([]byte) []byte{"word/document.xml": func(b []byte) []byte {
			at := bytes.Index(b, []byte(">71</w:t>"))
			from, end := bytes.LastIndex(b[:at], []byte("<"+element+">")), []byte("</"+element+">")
			to := at + bytes.Index(b[at:], end) + len(end)
			return slices.Concat(b[:to], []byte(between), b[from:])
		}})
	}
}

var editsOfWord = []edit{
	{"another rendering is shown", inDocument(`<w:t>71</w:t>`, `<w:t/></w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:zz="urn:none">`+
		`<mc:Choice Requires="zz"><w:r><w:t>71</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>9999</w:t></w:r></mc:Fallback></mc:AlternateContent><w:r><w:t/>`), parse.CarriedEdited},
	{"another rendering is shown, by a prefix as Word writes it", inDocument(`<w:t>71</w:t>`, `<w:t/></w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="urn:none">`+
		`<mc:Choice Requires="w14"><w:r><w:t>71</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>9999</w:t></w:r></mc:Fallback></mc:AlternateContent><w:r><w:t/>`), parse.CarriedEdited},
	{"a digit in a placeholder", inDocument(`<w:t>71</w:t></w:r>`,
		`<w:t>71</w:t></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>9</w:t></w:r></w:sdtContent></w:sdt>`), parse.CarriedEdited},
	{"a second table", twice("w:tbl", "<w:p/>"), parse.TableLeftOver},
	{"a row twice", twice("w:tr", ""), parse.TableLeftOver},
	{"a digit in a run of its own", inDocument(`<w:t>71</w:t></w:r>`, `<w:t>71</w:t></w:r><w:r><w:t>9</w:t></w:r>`), parse.CarriedEdited},
	{"a raised digit", inDocument(`<w:t>71</w:t></w:r>`, `<w:t>71</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>9</w:t></w:r>`), parse.CarriedEdited},
	{"a word beside a figure", inDocument(`<w:t>71</w:t>`, `<w:t>71作废</w:t>`), parse.CarriedEdited},
	{"a figure in white", inDocument(`(<w:r>)((?:<w:rPr>.{0,200}?</w:rPr>)?<w:t>)71</w:t>`, `${1}<w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>71</w:t>`), parse.CarriedEdited},
	{"a figure hidden", inDocument(`(<w:r>)((?:<w:rPr>.{0,200}?</w:rPr>)?<w:t>)71</w:t>`, `${1}<w:rPr><w:vanish/></w:rPr><w:t>71</w:t>`), parse.CarriedEdited},
	{"a heading replaced", inDocument(`>五、[^<]*<`, `>五、本单位不存在任何问题<`), parse.SectionHeading},
	{"the unit of money", inDocument(`单位：万元`, `单位：亿元`), parse.CarriedLabel},
	{"a label", inDocument(`>行政许可<`, `>行政许可和备案<`), parse.RowByPlace},
	{"a band", inDocument(`>第二十条第（一）项<`, `>第二十条第（二）项<`), parse.TableLeftOver},
	{"a head of the pages", withHead(`<w:r><w:t>作废</w:t></w:r>`), parse.TextLeftOut},
	{"a watermark", withHead(`<w:r><w:pict><v:shape><v:textpath string="作废"/></v:shape></w:pict></w:r>`), parse.TextLeftOut},
	{"text before the title", inDocument(`<w:body>`, `<w:body><w:p><w:r><w:t>本报告作废，实际新收9999件。</w:t></w:r></w:p>`), parse.TextLeftOut},
	{"the title", inDocument(`年度报告</w:t>`, `年度报告（作废）</w:t>`), parse.CarriedText},
	{"a box of text", inDocument(`<w:t>71</w:t></w:r>`, `<w:t>71</w:t></w:r><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>9999</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>`), parse.CarriedEdited},
	{"type too small to see", inDocument(`(<w:r>)((?:<w:rPr>.{0,200}?</w:rPr>)?<w:t>)71</w:t>`, `${1}<w:rPr><w:sz w:val="2"/></w:rPr><w:t>71</w:t>`), ""},
}

var editsOfPDF = []edit{
	{"a note without a look", laidOver(`/Subtype /FreeText /Contents (9999) /DA (0 g /Helv 8 Tf) /C [1 1 1]`), parse.TextLeftOut},
	{"a stamp without a look", laidOver(`/Subtype /Stamp /Name /Void`), parse.TextLeftOut},
	{"a field without a look", laidOver(`/Subtype /Widget /FT /Tx /T (a) /V (9999) /DA (0 g /Helv 8 Tf)`), parse.TextLeftOut},
	{"typed over", typedOver("71", "9999"), parse.CarriedEdited},
	{"a note", noted("71", "9999"), parse.CarriedEdited},
	{"changed in place", inPlace("71", "9999"), parse.CarriedEdited},
	{"covered by a thick line", drawnOver(`1 G SIZE w LEFT MIDDLE m RIGHT MIDDLE l S 0 G` + nine), parse.CarriedEdited},
	{"covered by curves", drawnOver(`1 g LEFT BOTTOM m LEFT TOP LEFT TOP RIGHT TOP c RIGHT BOTTOM l LEFT BOTTOM l f 0 G` + nine), ""},
	{"in white, with digits drawn", inWhite(nine), ""},
	{"in a font that lies", lying("92"), ""},
	{"a digit drawn beside", drawnOver(`1 0 0 1 8 0 cm 0 G` + nine), ""},
}

var editsOfMarkdown = []edit{
	{"a second table", inText(`((?:\|[^\n]*\n)+\|[^\n]*\| 71 [^\n]*\n(?:\|[^\n]*\n)+)`, "${1}\n${1}"), parse.TableLeftOver},
	{"a row twice", inText(`(\|[^\n]*\| 71 [^\n]*\n)`, "${1}${1}"), parse.TableLeftOver},
	{"a figure struck out", inText(`\| 71 `, "| ~~71~~ 9999 "), parse.CarriedEdited},
	{"text before the title", inText(`^`, "本报告作废，实际新收9999件。\n\n"), parse.TextLeftOut},
	{"a heading replaced", inText(`## 五、[^\n]*`, "## 五、本单位不存在任何问题"), parse.SectionHeading},
	{"the unit of money", inText(`单位：万元`, "单位：亿元"), parse.CarriedLabel},
	{"the title", inText(`年度报告\n`, "年度报告（作废）\n"), parse.CarriedText},
	{"text at the end", inText(`\n<!-- annualreport \{`, "\n本报告作废。\n$0"), parse.CarriedChanged},
	{"a picture", inText(`\n## 三`, "\n![9999](x.png)\n$0"), parse.PictureLeftOut},
}

// TestKindsOfEdits: no edit passes in silence. Where a file carries a digest it differs;
// where the digest was written anew, or there is none, what the comparison of the page
// tells is told; and what it cannot see is listed here, and in the documentation.
func TestKindsOfEdits(t *testing.T) {
	base, err := report.Open(filepath.Join(fixtures, "base.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	base.Stated.Figures = nil
	for _, shape := range []struct {
		name  string
		file  []byte
		edits []edit
	}{
		{"Word", written(t, docx.Renderer{}.Render, base), editsOfWord},
		{"PDF", written(t, pdf.Renderer{}.Render, base), editsOfPDF},
		{"Markdown", written(t, markdown.Renderer{}.Render, base), editsOfMarkdown},
	} {
		for _, e := range shape.edits {
			t.Run(shape.name+", "+e.name, func(t *testing.T) {
				edited := e.change(t, shape.file)
				for _, c := range []struct {
					what string
					file []byte
					want parse.Code
				}{
					{"with its digest", edited, parse.CarriedResaved},
					{"with the digest written anew", resealed(t, edited), ""},
					{"without a digest", e.change(t, withoutDigest(t, shape.file)), parse.CarriedNoDigest},
				} {
					res, err := parse.Read("", bytes.NewReader(c.file))
					if err != nil {
						t.Fatal(err)
					}
					if got := ofFile(t, res); got != c.want {
						t.Errorf("%s: of the file is said %q, want %q", c.what, got, c.want)
					}
					named := slices.ContainsFunc(res.Diagnostics, func(d parse.Diagnostic) bool { return d.Code == e.want })
					switch {
					case e.want == "" && len(res.Diagnostics) > 0:
						t.Errorf("%s: no longer unseen: %s", c.what, describe(res))
					case e.want != "" && !named:
						t.Errorf("%s: no %s: %s", c.what, e.want, describe(res))
					}
					t.Logf("%s: %s", c.what, describe(res))
				}
			})
		}
	}
}
