package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/report"
)

// zipOf makes a zip file of names and texts in turn.
func zipOf(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
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

const (
	testTypes = `<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>` +
		`<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>` +
		`<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	testRels = `<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	testDocumentRels = `<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>`
	testOpen = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:%s xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">`
	testSection = `<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800"/></w:sectPr>`
)

func testPart(root, content string) string {
	return strings.Replace(testOpen, "%s", root, 1) + content + "</w:" + root + ">"
}

// fileOf makes a small .docx of the content of its body, its header, footer and
// footnotes.
func fileOf(t testing.TB, body string, others ...string) []byte {
	t.Helper()
	others = append(others, "", "", "")
	for i := range others {
		if others[i] == "" {
			others[i] = `<w:p/>`
		}
	}
	return zipOf(t,
		"[Content_Types].xml", testTypes,
		"_rels/.rels", testRels,
		"word/document.xml", testPart("document", "<w:body>"+body+testSection+"</w:body>"),
		"word/_rels/document.xml.rels", testDocumentRels,
		"word/header1.xml", testPart("hdr", others[0]),
		"word/footer1.xml", testPart("ftr", others[1]),
		"word/footnotes.xml", testPart("footnotes", `<w:footnote w:id="1">`+others[2]+`</w:footnote>`),
	)
}

// para is a paragraph with one run.
func para(text string) string {
	return `<w:p><w:r><w:t xml:space="preserve">` + escaped(text) + `</w:t></w:r></w:p>`
}

func TestFilesThatAreRefused(t *testing.T) {
	good := fileOf(t, para("好"))
	replaced := func(pairs ...string) []byte {
		names, parts := unzip(t, good)
		var all []string
		for _, name := range names {
			text := string(parts[name])
			for i := 0; i < len(pairs); i += 2 {
				text = strings.ReplaceAll(text, pairs[i], pairs[i+1])
			}
			all = append(all, name, text)
		}
		return zipOf(t, all...)
	}
	lying := bytes.Clone(good)
	// The directory states a size that the part does not keep to.
	at := bytes.LastIndex(lying, []byte("word/document.xml")) - 46
	copy(lying[at+24:], []byte{9, 0, 0, 0})
	encrypted := bytes.Clone(good)
	encrypted[bytes.LastIndex(encrypted, []byte("word/header1.xml"))-46+8] |= 1

	var bomb bytes.Buffer
	z := zip.NewWriter(&bomb)
	_, err := z.CreateRaw(&zip.FileHeader{Name: "word/document.xml", Method: zip.Deflate, UncompressedSize64: MaxFileSize + 1})
	if err := errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}

	for _, c := range []struct {
		name string
		file []byte
		want string
	}{
		{"nothing", nil, "it is not a .docx file: zip: not a valid zip file"},
		{"a text", []byte("机关名称"), "it is not a .docx file: zip: not a valid zip file"},
		{"cut short", good[:len(good)-30], "it is not a .docx file: zip: not a valid zip file"},
		{"Word 97", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "it is an encrypted file or one of Word 97 (.doc); save it as .docx without a password"},
		{"another zip file", zipOf(t, "a.txt", "a"), "it is not a Word document: it has no [Content_Types].xml"},
		{"no document", zipOf(t, "[Content_Types].xml", `<Types/>`), "it is not a Word document: its content types name no word/document.xml"},
		{"a document elsewhere", replaced(`PartName="/word/document.xml"`, `PartName="/word/document2.xml"`), "its document is word/document2.xml, not word/document.xml"},
		{"the document missing", zipOf(t, "[Content_Types].xml", testTypes), "it is not a Word document: it has no word/document.xml"},
		{"macros", zipOf(t, "[Content_Types].xml", testTypes, "word/vbaProject.bin", "x"), "it holds macros (word/vbaProject.bin): save it without them, as .docx"},
		{"type with macros", replaced("vnd.openxmlformats-officedocument.wordprocessingml.document.main", "vnd.ms-word.document.macroEnabled.main"), "it is a document with macros: save it without them, as .docx"},
		{"dotx", replaced("wordprocessingml.document.main", "wordprocessingml.template.main"), "it is a Word template (.dotx): save it as .docx"},
		{"two of a name", zipOf(t, "word/a.xml", "", "word/A.XML", ""), "it has two parts named word/A.XML"},
		{"a name that leads out", zipOf(t, "word/../../a.xml", ""), `it has a part with the odd name "word/../../a.xml"`},
		{"encrypted part", encrypted, "word/header1.xml is encrypted"},
		{"broken XML", replaced("</w:body>", ""), "word/document.xml is not XML as Word writes it: XML syntax error on line 2: element <body> closed by </document>"},
		{"a document type", replaced("<w:document ", `<!DOCTYPE a [<!ENTITY b "c">]><w:document `), "word/document.xml is not XML as Word writes it: it has a document type, which Open XML forbids"},
		{"strict", replaced("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"), "word/document.xml is in Strict Open XML; save it as an ordinary .docx"},
		{"another prefix", replaced("xmlns:w=", "xmlns:x=", "<w:", "<x:", "</w:", "</x:"), "word/document.xml does not call the elements of Word by the prefix w"},
		{"deep", fileOf(t, strings.Repeat("<w:p>", 600)+strings.Repeat("</w:p>", 600)), "word/document.xml is not XML as Word writes it: elements nest more than 512 deep"},
		{"a bomb", bomb.Bytes(), "its parts are too long when unpacked: the document exceeds the limit Bytes = 67108864"},
		{"a large part", fileOf(t, "<w:p/>"+strings.Repeat(" ", MaxPartSize)), "word/document.xml has 16777"},
		{"a bomb that lies about its size", lying, "word/document.xml: zip: not a valid zip file"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := openUserFile(nil, c.file, Limits{}.withDefaults())
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("error: %v\nwant:  %s", err, c.want)
			}
		})
	}
	if _, err := openUserFile(nil, good, Limits{}.withDefaults()); err != nil {
		t.Errorf("a good file: %v", err)
	}
	many := []string{}
	for range maxParts + 1 {
		many = append(many, strings.Repeat("a", len(many)%50+1)+string(rune('0'+len(many)/50%10))+strings.Repeat("b", len(many)/500), "")
	}
	if _, err := openUserFile(nil, zipOf(t, many...), Limits{}.withDefaults()); err == nil || !strings.Contains(err.Error(), "it has 4097 parts: the document exceeds the limit Parts = 4096") {
		t.Errorf("many parts: %v", err)
	}
}

// Whatever the bytes, a file is read or refused.
func FuzzFile(f *testing.F) {
	r := &report.Report{Office: "甲局", Year: 2024}
	f.Add(fileOf(f, para("{{机关名称}}")))
	f.Add(blankForm(f))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if template, err := ParseTemplate(data, TemplateOptions{Partial: true}); err == nil {
			_ = template.Render(io.Discard, r) // a part that is carried over may be damaged
		}
		_, _ = Fill(data, r)
	})
}

// Whatever stands in the cells of a form, it is filled or refused.
func FuzzForm(f *testing.F) {
	r := &report.Report{Office: "甲局", Year: 2024, Overview: report.Plain("一段")}
	_, parts := unzip(f, blankForm(f))
	document := string(parts[documentPart])
	body := document[strings.Index(document, "<w:body>")+len("<w:body>") : strings.LastIndex(document, "<w:sectPr>")]
	f.Add(body[:1000])
	f.Add(body[strings.LastIndex(body, "<w:tbl>"):])
	f.Add(`<w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p><w:tbl><w:tr><w:tc/></w:tr></w:tbl>`)
	f.Fuzz(func(t *testing.T, added string) {
		file := fileOf(t, added+body)
		if filled, err := Fill(file, r); err == nil {
			_, parts := unzip(t, filled)
			parsePart(t, documentPart, parts[documentPart])
		}
	})
}
