package bombs

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// parsed are files for package parse that ask for far more than a report does.
func parsed(t testing.TB) map[string]func() []byte {
	t.Helper()
	rep := func(s string, n int) string { return strings.Repeat(s, n/scale) }
	zeros := make([]byte, 64<<20/scale)
	type part struct {
		name string
		data []byte
	}
	pack := func(parts ...part) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for _, p := range parts {
			w, err := z.Create(p.name)
			if err == nil {
				_, err = w.Write(p.data)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	packed := func(name string, data []byte) []byte { return pack(part{name, data}) }
	// beside is a Word file of a document and another part of a kind.
	beside := func(document, kind, media string, data []byte) []byte {
		return pack(part{"word/document.xml", []byte("<document><body>" + document + "</body></document>")},
			part{"word/_rels/document.xml.rels", []byte(`<Relationships><Relationship Id="a" Type="x/` + kind + `" Target="a.x"/></Relationships>`)},
			part{"[Content_Types].xml", []byte(`<Types><Default Extension="x" ContentType="` + media + `"/></Types>`)},
			part{"word/a.x", data})
	}
	// chunk is one that shows another document so many times.
	chunk := func(times int, media string, data []byte) []byte {
		return beside(strings.Repeat(`<altChunk id="a"/>`, times), "aFChunk", media, data)
	}
	var deflated bytes.Buffer
	z := zlib.NewWriter(&deflated)
	for range 4 {
		if _, err := z.Write(zeros); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	pdf := fmt.Sprintf("%%PDF-1.7\n1 0 obj<</Names<</EmbeddedFiles<</Names[(report.json)2 0 R]>>>>>>endobj\n2 0 obj<</UF(report.json)/EF<</F 3 0 R>>>>endobj\n"+
		"3 0 obj<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream endobj\ntrailer<</Root 1 0 R>>", deflated.Len(), deflated.Bytes())
	// page is a PDF of one page with a content, and other objects from 5 on.
	page := func(resources, content, objects string) []byte {
		return []byte(fmt.Sprintf("%%PDF-1.7\n1 0 obj<</Pages 2 0 R>>endobj\n2 0 obj<</Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page/Resources<<%s>>/Contents 4 0 R>>endobj\n"+
			"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n%s\ntrailer<</Root 1 0 R>>", resources, len(content), content, objects))
	}
	form := func(n int, content string) string {
		return fmt.Sprintf("%d 0 obj<</Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</F %d 0 R>>/Font<</F<</Subtype/Type1/BaseFont/Helvetica>>>>>>/Length %d>>stream\n%s\nendstream endobj\n", n, n+1, len(content), content)
	}
	doubling := ""
	for n := 5; n < 60; n++ {
		doubling += form(n, "/F Do /F Do")
	}
	const helvetica = "/Font<</F<</Subtype/Type1/BaseFont/Helvetica>>>>"
	lines := ""
	for i := range 3000 / scale {
		lines += fmt.Sprintf("0 %.2f 600 .1 re %.2f 0 .1 800 re ", float64(i)*800*scale/3000, float64(i)*600*scale/3000)
	}
	var footnotes bytes.Buffer
	footnotes.WriteString("|a|b|\n|-|-|\n\n")
	for i := range 40_000 / scale {
		fmt.Fprintf(&footnotes, "a[^%d]\n\n[^%d]: b\n\n", i, i)
	}
	// fixed is an OFD file of one page with a content.
	fixed := func(content string) []byte {
		return pack(part{"OFD.xml", []byte("<OFD><DocBody><DocRoot>D/Document.xml</DocRoot></DocBody></OFD>")},
			part{"D/Document.xml", []byte(`<Document><Pages><Page BaseLoc="a.xml"/></Pages></Document>`)}, part{"D/a.xml", []byte("<Page>" + content)})
	}
	const text = `<TextObject Boundary="0 0 9 9" Size="3"><TextCode X="0" Y="0" DeltaX="g 2000000000 1">7</TextCode></TextObject>`
	return map[string]func() []byte{
		"an OFD of texts":      func() []byte { return fixed(rep(text, 500_000)) },
		"an OFD of one text":   func() []byte { return fixed(strings.Replace(text, "7", rep("公开", 10<<20), 1)) },
		"an OFD of distances":  func() []byte { return fixed(strings.Replace(text, "1\"", rep("1 ", 20<<20)+"\"", 1)) },
		"an OFD of attributes": func() []byte { return fixed("<TextObject " + rep(`a="" `, 24<<20) + "/>") },
		"an OFD that nests":    func() []byte { return fixed(rep("<Layer>", 8<<20)) },
		"an OFD of borders":    func() []byte { return fixed(rep(`<PathObject Boundary="0 0 90 .1"/>`, 900_000)) },
		"an OFD of zeros":      func() []byte { return fixed(string(make([]byte, 192<<20/scale))) },
		"an OFD of pages": func() []byte {
			return pack(part{"OFD.xml", []byte("<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>")},
				part{"D.xml", []byte("<Document><Pages>" + rep(`<Page BaseLoc="a.xml"/>`, 1<<20) + "</Pages></Document>")}, part{"a.xml", []byte("<Page/>")})
		},
		"a PDF of characters": func() []byte { return page(helvetica, "BT /F 9 Tf 0 400 Td ("+rep("7", 24<<20)+") Tj ET", "") },
		"a PDF of characters under areas": func() []byte {
			return page(helvetica, "BT /F 9 Tf 0 400 Td ("+rep("7", 1<<20)+") Tj ET "+rep("0 0 9 9 re f ", 1<<20), "")
		},
		"a PDF of drawings in each other": func() []byte { return page("/XObject<</F 5 0 R>>", "/F Do", doubling) },
		"a PDF of a drawing in itself":    func() []byte { return page("/XObject<</F 5 0 R>>", "/F Do", form(5, "/F Do")+"6 0 obj 5 0 R endobj") },
		"a PDF of lines":                  func() []byte { return page("", lines+"f", "") },
		"a PDF of short lines":            func() []byte { return page("", rep("0 0 4 .1 re 5 5 .1 4 re f ", 12<<20/27), "") },
		"a PDF of states":                 func() []byte { return page("", rep("q ", 8<<20), "") },
		"a PDF of numbers":                func() []byte { return page("", rep("1 ", 12<<20), "") },
		"a PDF of a path":                 func() []byte { return page("", "0 0 m "+rep("1 1 l ", 12<<20/6), "") },
		"a PDF of pages": func() []byte {
			return []byte("%PDF-1.7\n1 0 obj<</Pages 2 0 R>>endobj\n2 0 obj<</Kids[" + rep("3 0 R ", 4<<20) + "]>>endobj\n3 0 obj<</Type/Page>>endobj\ntrailer<</Root 1 0 R>>")
		},
		"a PDF of pages in each other": func() []byte {
			return []byte("%PDF-1.7\n1 0 obj<</Pages 2 0 R>>endobj\n2 0 obj<</Kids[2 0 R 2 0 R]>>endobj\ntrailer<</Root 1 0 R>>")
		},
		"a PDF of a font's widths": func() []byte {
			return page("/Font<</F<</Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</W["+rep("0 65535 500 ", 170_000)+"]>>]>>>>", "BT /F 9 Tf <0001> Tj ET", "")
		},
		"a PDF of a font's characters": func() []byte {
			return page("/Font<</F<</Subtype/Type0/Encoding/Identity-H/ToUnicode 5 0 R>>>>", "BT /F 9 Tf <0001> Tj ET", fmt.Sprintf("5 0 obj<</Length 9>>stream\n%s\nendstream endobj", rep("<0000> <FFFF> <0000> 1 beginbfrange endbfrange ", 12<<20/46)))
		},
		"more bytes than are read": func() []byte { return bytes.Repeat([]byte("a"), 33<<20/scale) },
		"a DOCX of zeros": func() []byte {
			return packed("word/document.xml", append([]byte("<document><body><p><r><t>"), make([]byte, 192<<20/scale)...))
		},
		"a DOCX of one text": func() []byte {
			return packed("word/document.xml", []byte("<document><body><p><r><t>"+rep("公开", 10<<20)+"</t></r></p></body></document>"))
		},
		"a DOCX of one comment": func() []byte {
			return packed("word/document.xml", []byte("<document><body><!--"+rep("a ", 30<<20)+"--></body></document>"))
		},
		"a DOCX of one value": func() []byte {
			return packed("word/document.xml", []byte("<document><body><p a='"+rep("&amp;&#x20;", 6<<20)+"'/></body></document>"))
		},
		"a DOCX that carries one text": func() []byte {
			return pack(part{"word/document.xml", []byte("<document><body><p/></body></document>")},
				part{"customXml/item1.xml", []byte(`<source xmlns="https://github.com/govdisclosure/annualreport/source/1">{"office": "甲", "year": 2024, "overview": "` + rep("公开", 10<<20) + `"}</source>`)})
		},
		"a DOCX of empty paragraphs": func() []byte { return packed("word/document.xml", []byte("<document><body>"+rep("<p/>", 4<<20))) },
		"a DOCX that nests tables": func() []byte {
			return packed("word/document.xml", []byte("<document><body>"+rep("<tbl><tr><tc>", 1<<20)))
		},
		"a DOCX of insertions in each other": func() []byte { return packed("word/document.xml", []byte("<document><body><p>"+rep("<ins>", 4<<20))) },
		"a DOCX of styles": func() []byte {
			return beside("<p/>", "styles", "text/xml", []byte("<styles>"+rep("<style/>", 480_000)+"</styles>"))
		},
		"a DOCX of bound controls": func() []byte {
			const control = `<sdt><sdtPr><dataBinding xpath="/a/b[80000]"/><text/></sdtPr><sdtContent><r><t>1</t></r></sdtContent></sdt>`
			return pack(part{"word/document.xml", []byte("<document><body><p>" + rep(control, 300_000))},
				part{"customXml/item1.xml", []byte("<a>" + rep("<b/>", 90_000) + "</a>")},
				part{"customXml/_rels/item1.xml.rels", []byte(`<Relationships><Relationship Id="a" Type="x/customXmlProps" Target="p.xml"/></Relationships>`)},
				part{"customXml/p.xml", []byte(`<p/>`)})
		},
		"a DOCX of attributes": func() []byte {
			return packed("word/document.xml", []byte("<document><body><p "+rep(`a="" `, 24<<20)+"/>"))
		},
		"a DOCX of chunks": func() []byte { return chunk(90_000/scale, "text/html", []byte("<p>公开"+rep("<b>", 1<<10))) },
		"a DOCX of a page that nests tables": func() []byte {
			return chunk(1, "text/html", []byte("<html>"+rep("<table><tr><td>", 1<<20)))
		},
		"a DOCX of a web archive that nests": func() []byte {
			const level = "Content-Type: multipart/related; boundary=%[1]d\n\n--%[1]d\n"
			var b strings.Builder
			b.WriteString("MIME-Version: 1.0\n")
			for i := range 4000 / scale {
				fmt.Fprintf(&b, level, i)
			}
			return chunk(90/scale, "message/rfc822", []byte(b.String()+"\n"+rep("<p>公开\n", 4<<20)))
		},
		"a DOCX of a web archive of parts": func() []byte {
			return chunk(90/scale, "message/rfc822", []byte("Content-Type: multipart/related; boundary=a\n\n"+rep("--a\nContent-Type: image/png\n\nx\n", 1<<20)))
		},
		"a DOCX of a web archive of pictures": func() []byte {
			picture := "\n--a\nContent-Type: image/png\nContent-Location: b\n\n" + rep("x", 160_000)
			return chunk(1, "message/rfc822", []byte("Content-Type: multipart/related; boundary=a\n\n--a\nContent-Type: text/html\n\n"+rep(`<img src="b"> `+strings.Repeat(" ", 200), 90_000)+
				strings.Repeat(picture, 150)+"\n--a--\n"))
		},
		"a DOCX of a web archive of heads": func() []byte {
			return chunk(1, "message/rfc822", []byte("Content-Type: multipart/related; boundary=a\n\n--a\n"+rep("a: b\n", 12<<20)))
		},
		"a DOCX of a web archive of spaces": func() []byte {
			return chunk(1, "message/rfc822", []byte("Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"+rep(" ", 64<<20)+"=41"))
		},
		"a DOCX of a web archive in base64": func() []byte {
			return chunk(3, "message/rfc822", []byte("Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n"+rep("PGI+", 16<<20)))
		},
		"a DOCX of a text of lines": func() []byte { return chunk(1, "text/plain", []byte(rep("\n", 32<<20))) },
		"a DOCX of wide cells": func() []byte {
			return packed("word/document.xml", []byte("<document><body><tbl>"+rep(`<tr><tc><tcPr><gridSpan val="1000"/></tcPr></tc></tr>`, 20_000)))
		},
		"a PDF with a packed file":    func() []byte { return []byte(pdf) },
		"a PDF that nests lists":      func() []byte { return []byte("%PDF-1.7\n1 0 obj " + rep("[", 20<<20)) },
		"a PDF of beginnings":         func() []byte { return []byte("%PDF-1.7\n" + rep("1 0 obj<</Length 9>>stream\n", 500_000)) },
		"HTML that nests elements":    func() []byte { return []byte("<html>" + rep("<div>", 4<<20)) },
		"HTML that nests tables":      func() []byte { return []byte("<html>" + rep("<table><tr><td>", 1<<20)) },
		"HTML of formatting elements": func() []byte { return []byte("<html>" + rep("<p><b><i><font>", 1<<20)) },
		"HTML of wide and tall cells": func() []byte { return []byte("<html><table>" + rep("<tr><td colspan=1000 rowspan=1000>", 100_000)) },
		"HTML of cells":               func() []byte { return []byte("<html><table>" + rep("<tr><td>规章<td>1", 500_000)) },
		"HTML of one text":            func() []byte { return []byte("<html><p>" + rep("公开&amp;", 5<<19) + "</p></html>") },
		"HTML of one comment":         func() []byte { return []byte("<html><!--" + rep("a &#x20;", 7<<19) + "--><p>1") },
		"HTML of one value":           func() []byte { return []byte("<html><p class='" + rep("&amp;&#x20;", 5<<19) + "'>1") },
		"HTML of one name":            func() []byte { return []byte("<html><" + rep("Ab", 14<<20) + ">1") },
		"HTML of attributes":          func() []byte { return []byte("<html><p " + rep("a=1 ", 4<<20) + ">") },
		"HTML of rules": func() []byte {
			return []byte("<html><style>" + rep(".a{display:none}*+*{display:none}", 30_000) + "</style>" + rep("<p class=a>1", 90_000))
		},
		"HTML of selectors": func() []byte {
			return []byte("<html><style>" + rep("y p p p{color:red}p~p+y>p{color:red}", 4000) + "</style>" + strings.Repeat("<div>", 200) + rep("<p>1", 60_000))
		},
		"HTML of long selectors": func() []byte {
			return []byte("<html><style>" + rep("p ", 1<<18) + rep(":not(", 1<<15) + "{color:red}" + rep(",p", 1<<17) + "{color:red}</style><p>1")
		},
		"HTML of rules in rules": func() []byte {
			return []byte("<html><style>" + rep("@media a{", 1<<18) + rep("p{", 1<<18) + "</style><p>1")
		},
		"HTML of classes": func() []byte {
			return []byte("<html><style>.a{color:red}</style>" + rep("<p class='"+strings.Repeat("a ", 500)+"'>1", 5000))
		},
		"HTML of rows below heads": func() []byte {
			return []byte("<html><table><tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数" + rep("<tr><td>规章<td>1<td>2<td>3", 24_000) + "</table>")
		},
		"a text of words below each other": func() []byte {
			return []byte("规章  1  2  3\n" + rep(strings.Repeat("规  ", 2000)+"\n", 400) + "规章  1  2  3\n规章  1  2  3\n")
		},
		"HTML of frames": func() []byte {
			s := rep("<p>1", 100_000)
			for range 12 {
				s = `<iframe srcdoc="` + strings.ReplaceAll(strings.ReplaceAll(s, "&", "&amp;"), `"`, "&quot;") + `"></iframe>`
			}
			return []byte("<html>" + s)
		},
		"HTML of hidden text": func() []byte {
			return []byte("<html>" + rep("<div style=opacity:0>一、本年新收</div>", 90_000))
		},
		"HTML of buttons below a text": func() []byte {
			return []byte("<html><h2>一、总体情况</h2><table><tr><td>规章<td>1<td>2<td>3</table>" + rep("<p>关闭</p>", 90_000))
		},
		"HTML of rows in words of their own": func() []byte {
			return []byte("<html><table><tr><td>规章<td>1<td>2<td>3<tr><td>行政许可<td>1" + rep("<tr><td>甲乙<td>丙丁", 90_000) + "</table>")
		},
		"a DOCX of breaks": func() []byte {
			return packed("word/document.xml", []byte("<document><body><p><r>"+rep("<t>a</t><br/>", 1<<20)))
		},
		"a DOCX of deleted ends": func() []byte {
			return packed("word/document.xml", []byte("<document><body>"+rep("<p><pPr><rPr><del/></rPr></pPr><r><t>a</t></r></p>", 90_000)))
		},
		"a DOCX of cells": func() []byte {
			return packed("word/document.xml", []byte("<document><body><tbl>"+rep("<tr>"+strings.Repeat("<tc><tcPr><vMerge/></tcPr><p/></tc>", 8000)+"</tr>", 160)+"</tbl></body></document>"))
		},
		"a worksheet of lines": func() []byte {
			return []byte(strings.Repeat("a,b,c,d\n", 30) + "\"" + rep("a\n", 12<<20) + "\",b,c,d\n")
		},
		"tags in a line of Markdown": func() []byte { return []byte("|a|b|\n|-|-|\n\na" + rep("<b hidden>", 380_000)) },
		"Markdown of links":          func() []byte { return []byte("|a|b|\n|-|-|\n\n" + rep("[a](", 1<<20)) },
		"text of links":              func() []byte { return []byte("**甲**\n**乙**\n" + rep("[a](", 1<<20)) },
		"text of short lines":        func() []byte { return []byte(rep("a\n", 8<<20)) },
		"text of labels":             func() []byte { return []byte(rep("规章 | 0 | 0 | 0 |\n", 1<<20)) },
		"text of near labels": func() []byte {
			return []byte(rep("属于三类内部事物信息及其他行政执法案件卷宗材料\n", 90_000))
		},
		"text of one line of bars": func() []byte { return []byte("规章" + rep("|", 16<<20) + "行政许可") },
		"text of one long line":    func() []byte { return []byte(rep("公开", 5<<20)) },
		"text of spaces":           func() []byte { return []byte("规章" + rep("   1", 4<<20)) },
		"text of titles":           func() []byte { return []byte(rep("某局2024年政府信息公开工作年度报告\n", 90_000)) },
		"text of headings": func() []byte {
			return []byte(rep("一、总体情况\n二、主动公开政府信息情况\n", 45_000))
		},
		"text of rulers":           func() []byte { return []byte(rep("-- --\n", 90_000)) },
		"text of rulers and cells": func() []byte { return []byte(rep("-- --\na  b\n\n", 30_000)) },
		"text of figures":          func() []byte { return []byte(rep("规章 1 2 3\n", 90_000)) },
		"text of heads with figures": func() []byte {
			return []byte(rep("规章：本年制发件数1，本年废止件数2，现行有效件数3\n", 90_000))
		},
		"text of labels above nothing": func() []byte { return []byte(rep("规章\n\n行政许可：见附件1\n", 30_000)) },
		"Markdown of footnotes":        func() []byte { return []byte("|a|b|\n|-|-|\n\n" + rep("[^a]: b\n\nc[^a]\n\n", 1<<20)) },
		"Markdown of many footnotes":   func() []byte { return footnotes.Bytes() },
		"Markdown of open tables":      func() []byte { return []byte("|a|b|\n|-|-|\n\n" + rep("<table>\n\na\n\n", 20_000)) },
		"Markdown of one open table": func() []byte {
			return []byte("|a|b|\n|-|-|\n\n<table><tr>\n\n" + rep("a\n\n<td>\n\n", 20_000) + "</table>\n")
		},
		"Markdown that nests quotations": func() []byte { return []byte("|a|b|\n|-|-|\n" + rep(rep("> ", 2000)+"x\n", 500)) },
		"Markdown that nests lists":      func() []byte { return []byte("|a|b|\n|-|-|\n\n" + rep(rep("- ", 1000)+"x\n", 500)) },
		"Markdown of brackets":           func() []byte { return []byte("|a|b|\n|-|-|\n\n" + rep("[", 4<<20)) },
		"Markdown of stars":              func() []byte { return []byte("|a|b|\n|-|-|\n\n" + rep("**a *b ", 1<<20)) },
		"Markdown of cells":              func() []byte { return []byte("|a|b|\n|-|-|\n" + rep("|1|2|\n", 1<<20)) },
		"Markdown of wide rows": func() []byte {
			return []byte("|" + rep("a|", 20_000) + "\n|" + rep("-|", 20_000) + "\n" + rep("|1|\n", 20_000))
		},
		"JSON that nests": func() []byte { return []byte(`{"a":` + rep("[", 8<<20)) },
		"YAML that nests": func() []byte { return []byte("office: 甲\nyear: 2024\noverview: " + rep("[", 1<<20)) },
		"YAML of aliases": func() []byte {
			return []byte("office: 甲\nyear: 2024\na: &a [1,1,1,1]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b,*b]\n")
		},
		"YAML of keys": func() []byte { return []byte("office: 甲\nyear: 2024\n" + rep("a: 1\n", 1<<18)) },
	}
}

// TestParsed tries them.
func TestParsed(t *testing.T) {
	all := parsed(t)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		t.Run(name, func(t *testing.T) { try(t, bomb{make: all[name]}) })
	}
}
