package word

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/png"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// chunkOf returns the parts of a Word file that shows another document of a type.
func chunkOf(media, text string) wordParts {
	return wordParts{
		"word/_rels/document.xml.rels": related("other"),
		"[Content_Types].xml":          `<Types><Default Extension="xml" ContentType="text/xml"/><Override PartName="/word/other.xml" ContentType="` + media + `"/></Types>`,
		"word/other.xml":               text,
	}
}

// Documents in a Word file are read in the place where it shows them.
func TestWordChunks(t *testing.T) {
	const page = `<html><head><meta charset="utf-8"><title>标题</title></head><body><p>公开=开放</p><p>乙</p></body></html>`
	gb, err := simplifiedchinese.GBK.NewEncoder().String(strings.Replace(page, "utf-8", "gbk", 1))
	if err != nil {
		t.Fatal(err)
	}
	archive := func(encoding, body string) string {
		return "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n    type=\"text/html\"; boundary=\"--=x\"\r\n\r\nno part\r\n----=x\r\n" +
			"Content-Type: image/png\r\n\r\npicture\r\n----=x\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: " + encoding +
			"\r\n\r\n" + body + "\r\n----=x--\r\n"
	}
	quoted := strings.ReplaceAll(page, "=", "=3D")
	packed := wordParts{}.pack(t, "<w:p>"+wordRun("公开=开放", "")+`</w:p><w:p><w:ins>`+wordRun("乙", "")+"</w:ins></w:p>")
	for name, parts := range map[string]wordParts{
		"a page":                     chunkOf("text/html", page),
		"a page in GBK":              chunkOf("text/html; charset=gbk", gb),
		"a page of no type":          chunkOf("application/octet-stream", page),
		"an archive":                 chunkOf("message/rfc822", archive("8bit", page)),
		"an archive without an end":  chunkOf("message/rfc822", strings.TrimSuffix(archive("8bit", page), "--\r\n")+"\r\n"),
		"an archive of no type":      chunkOf("text/xml", archive("8bit", page)),
		"a quoted archive":           chunkOf("message/rfc822", archive("quoted-printable", quoted)),
		"a quoted archive of a line": chunkOf("message/rfc822", archive("Quoted-Printable", strings.Replace(quoted, "<body>", "<body><!--"+strings.Repeat("=E7=94=B2", 2000)+"-->", 1))),
		"an archive in base64":       chunkOf("message/rfc822", archive("base64", base64.StdEncoding.EncodeToString([]byte(page)))),
		"an archive of a page":       chunkOf("message/rfc822", "Content-Type: text/html\n\n"+page),
		"an archive in an archive": chunkOf("message/rfc822", "Content-Type: multipart/mixed; boundary=y\n\n--y\nContent-Type: text/plain\n\n甲\n--y\n"+
			strings.TrimPrefix(archive("8bit", page), "MIME-Version: 1.0\r\n")+"\n--y--\n"),
		"an archive that names its page": chunkOf("message/rfc822", "Content-Type: multipart/related; boundary=y; start=\"<a>\"\n\n--y\nContent-Type: text/html\n\n<p>frame\n--y\nContent-Type: text/html\nContent-ID: <a>\n\n"+page+"\n--y--\n"),
		"text":                           chunkOf("text/plain", "公开=开放\r\n乙\r\n"),
		"a Word file":                    chunkOf("application/vnd.openxmlformats-officedocument.wordprocessingml.document", string(packed)),
	} {
		got := wordText(t, parts, "<w:p>"+wordRun("甲", "")+`</w:p><w:altChunk r:id="other"/><w:p>`+wordRun("丙", "")+"</w:p>")
		if want := "甲\n公开=开放\n乙\n丙"; got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// A figure in a document in a Word file is in its cell.
func TestWordChunkTable(t *testing.T) {
	const table = "<table><tr><td>规章</td><td>1<sup>2</sup></td><td>3</td></tr></table>"
	blocks, _ := wordBlocks(t, chunkOf("text/html", table), `<w:altChunk r:id="other"/>`)
	if len(blocks) != 1 || blocks[0].Table == nil || blocks[0].Table.Rows[0][1].Text != "1[2]" {
		t.Errorf("%+v", blocks)
	}
}

// A document in a Word file that is not read is named.
func TestWordChunksNotRead(t *testing.T) {
	inner := chunkOf("text/plain", "乙").pack(t, "<w:p>"+wordRun("甲", "")+`</w:p><w:altChunk r:id="other"/>`)
	const chunk = `<w:altChunk r:id="other"/>`
	for _, c := range []struct {
		name, body, text, quote string
		parts                   wordParts
	}{
		{"RTF", chunk, "", "word/other.xml (neither", chunkOf("application/rtf", `{\rtf1 1}`)},
		{"a picture", chunk, "", "word/other.xml (", chunkOf("image/png", "\x89PNG\x00\x01\xfe")},
		{"a damaged Word file", chunk, "", "word/other.xml (the Word file is damaged", chunkOf("text/xml", "PK\x03\x04")},
		{"an archive without a page", chunk, "", "word/other.xml (the web archive holds no page", chunkOf("message/rfc822", "Content-Type: multipart/related; boundary=y\n\n--y\nContent-Type: image/png\n\nx\n--y--\n")},
		{"an archive cut short", chunk, "", "word/other.xml (", chunkOf("message/rfc822", "Content-Type: multipart/related; boundary=y\n\n--y\nContent-Type: text/html\n\n<p>规")},
		{"an archive of a head", chunk, "", "word/other.xml (its header", chunkOf("message/rfc822", "Content-Type: text/html")},
		{"no part", chunk, "", "word/other.xml (word/other.xml: the part is missing)", wordParts{"word/_rels/document.xml.rels": related("other")}},
		{"no relationship", `<w:altChunk r:id="none"/>`, "", "none (", nil},
		{"one in another", chunk, "甲", "word/other.xml (it stands", chunkOf("text/xml", string(inner))},
		{"a file of its own", `<w:p><w:subDoc r:id="sub"/></w:p>`, "", "sub (", nil},
	} {
		blocks, diags := wordBlocks(t, c.parts, c.body)
		text := ""
		for i := range blocks {
			text += blocks[i].Text()
		}
		if text != c.text || len(diags) != 1 || diags[0].Code != remark.DocumentOther || !strings.HasPrefix(diags[0].Quote, c.quote) {
			t.Errorf("%s: %q, %v; want %q and %q", c.name, text, diags, c.text, c.quote)
		}
	}
}

// The pictures of a web archive stand where its page calls them.
func TestWordArchivePictures(t *testing.T) {
	var drawn bytes.Buffer
	if err := png.Encode(&drawn, image.NewGray(image.Rect(0, 0, 3, 2))); err != nil {
		t.Fatal(err)
	}
	encoded := base64.StdEncoding.EncodeToString(drawn.Bytes())
	const page = `<p>甲<img src="file:///C:/a.png"><img src='cid:b'><img src="file:///C:/none.png"><img src="file:///C:/damaged.png">乙`
	archive := "Content-Type: multipart/related; boundary=y\n\n--y\nContent-Type: text/html\n\n" + page +
		"\n--y\nContent-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Location: file:///C:/a.png\n\n" + encoded[:20] + "\r\n" + encoded[20:] +
		"\n--y\nContent-Type: image/png\nContent-ID: <b>\n\n" + drawn.String() +
		"\n--y\nContent-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Location: file:///C:/damaged.png\n\n%%%%\n--y--\n"
	blocks, _ := wordBlocks(t, chunkOf("message/rfc822", archive), `<w:altChunk r:id="other"/>`)
	var got []string
	for _, b := range blocks {
		switch {
		case b.Picture == nil:
			got = append(got, b.Text())
		case len(b.Picture.Data) > 0:
			got = append(got, "picture")
		default:
			got = append(got, b.Picture.Alt)
		}
	}
	if want := "甲 picture picture file:///C:/none.png file:///C:/damaged.png 乙"; strings.Join(got, " ") != want {
		t.Errorf("%q, want %q", strings.Join(got, " "), want)
	}
}
