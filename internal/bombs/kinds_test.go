package bombs

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// kinds are small files of which each once took a server: by a count, a place or a size
// that the file names, or by a thing that it names again and again.
func kinds(t testing.TB) map[string]func() []byte {
	word := func(parts map[string]string) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for _, name := range slices.Sorted(maps.Keys(parts)) {
			w, err := z.Create(name)
			if err == nil {
				_, err = w.Write([]byte(parts[name]))
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
	// page is a PDF of one page; objects are those from 5 on.
	page := func(resources, contents string, objects ...string) []byte {
		var b strings.Builder
		fmt.Fprintf(&b, "%%PDF-1.7\n1 0 obj<</Pages 2 0 R>>endobj\n2 0 obj<</Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page/Resources<<%s>>/Contents %s>>endobj\n", resources, contents)
		for i, o := range objects {
			fmt.Fprintf(&b, "%d 0 obj%s endobj\n", 5+i, o)
		}
		b.WriteString("trailer<</Root 1 0 R>>")
		return []byte(b.String())
	}
	stream := func(entries, content string) string {
		return fmt.Sprintf("<<%s/Length %d>>stream\n%s\nendstream", entries, len(content), content)
	}
	const helvetica = "/Font<</F<</Subtype/Type1/BaseFont/Helvetica>>>>"
	typeOf := func(size string) func() []byte {
		return func() []byte {
			return page(helvetica, "5 0 R", stream("", "BT /F "+size+" Tf 0 400 Td (a) Tj /F 9 Tf 500 0 Td (b) Tj ET BT /F "+size+" Tf 10 300 Td (a) Tj 300 0 Td (b) Tj ET"))
		}
	}
	text := strings.Repeat("4E00", 1<<18)
	return map[string]func() []byte{
		"a PDF of type of no size":   typeOf("0"),
		"a PDF of tiny type":         typeOf(".0000001"),
		"a PDF of type tinier still": typeOf(".000000000001"),
		"a PDF of huge type":         typeOf("1" + strings.Repeat("0", 50)),
		"a PDF of an offset that runs over": func() []byte {
			return []byte("%PDF-1.7\n1 0 obj<</Pages 2 0 R>>endobj\n5 0 obj" + stream("/Type/ObjStm/N 1/First 30", "2 9223372036854775807          <<>>") +
				" endobj\n6 0 obj" + stream("/Type/XRef/W[1 1 1]/Index[2 1]/Root 1 0 R", "\x02\x05\x00") + " endobj\ntrailer<</Root 1 0 R/Pages 2 0 R>>\nstartxref\n140\n")
		},
		"a PDF of a stream named again and again": func() []byte {
			return page(helvetica, "["+strings.Repeat("5 0 R ", 130_000)+"]", stream("", strings.Repeat(" ", 8<<10)))
		},
		"a PDF of a code that stands for a megabyte": func() []byte {
			return page("/Font<</F<</Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R>>>>", "5 0 R",
				stream("", "BT /F 9 Tf <"+strings.Repeat("00410042", 1000)+"> Tj ET"),
				stream("", "1 beginbfrange <0000> <FFFF> <"+text+"> endbfrange"))
		},
		"a PDF of lengths that lead on": func() []byte {
			var objects []string
			for i := range 50_000 {
				objects = append(objects, fmt.Sprintf("<</Length %d 0 R>>stream\nendstream", i+6))
			}
			return page("", "5 0 R", objects...)
		},
		"a Word file of a long number": func() []byte {
			return word(map[string]string{
				"word/document.xml":            "<document><body>" + strings.Repeat(`<p><pPr><numPr><ilvl val="0"/><numId val="1"/></numPr></pPr></p>`, 7000) + "</body></document>",
				"word/numbering.xml":           `<numbering><abstractNum abstractNumId="0"><lvl ilvl="0"><start val="1"/><numFmt val="decimal"/><lvlText val="` + strings.Repeat("%1", 1<<19) + `"/></lvl></abstractNum><num numId="1"><abstractNumId val="0"/></num></numbering>`,
				"word/_rels/document.xml.rels": `<Relationships><Relationship Id="a" Type="x/numbering" Target="numbering.xml"/></Relationships>`})
		},
		"a Word file that carries a line of JSON": func() []byte {
			return word(map[string]string{
				"word/document.xml":              "<document><body><p/></body></document>",
				"customXml/item1.xml":            `<source xmlns="https://github.com/govdisclosure/annualreport/source/1">{"office": "甲", "year": 2024, "overview": [` + strings.Repeat("0,", 500_000) + `0]}</source>`,
				"customXml/_rels/item1.xml.rels": `<Relationships><Relationship Id="a" Type="x/customXmlProps" Target="p.xml"/></Relationships>`,
				"customXml/p.xml":                "<p/>"})
		},
		"a text of one paragraph of digits": func() []byte {
			return []byte("office: 甲\nyear: 2024\noverview: " + strings.Repeat("1", 320_000/scale) + "\n")
		},
	}
}

// TestKinds tries them.
func TestKinds(t *testing.T) {
	all := kinds(t)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		t.Run(name, func(t *testing.T) { try(t, bomb{make: all[name]}) })
	}
}
