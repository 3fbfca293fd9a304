package docx

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/message"
)

// appendText appends s as it may stand in an XML element. A character that XML 1.0 (section 2.2) has no place for is an error, since no
// escape can carry it: control characters, U+FFFE, U+FFFF, broken UTF-8. So is
// a carriage return, which every XML reader would turn into a line feed.
func appendText(b []byte, s string) ([]byte, error) { return appendEscaped(b, s, false) }

// appendAttribute appends s as it may stand between the quotes of an attribute,
// under the same conditions.
func appendAttribute(b []byte, s string) ([]byte, error) { return appendEscaped(b, s, true) }

func appendEscaped(b []byte, s string, attribute bool) ([]byte, error) {
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		var esc string
		size := 1
		switch {
		case c == '&':
			esc = "&amp;"
		case c == '<':
			esc = "&lt;"
		case c == '>': // ends a CDATA section in "]]>"
			esc = "&gt;"
		case attribute && c == '"':
			esc = "&quot;"
		case attribute && c == '\t': // a reader would make it a space
			esc = "&#9;"
		case attribute && c == '\n':
			esc = "&#10;"
		case c < ' ' && c != '\t' && c != '\n':
			return b, badCharacter(s, i, notInXML)
		case c < utf8.RuneSelf:
			i++
			continue
		default:
			var r rune
			r, size = utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 {
				return b, badCharacter(s, i, message.Text{ZH: "不是UTF-8", EN: "is not UTF-8"})
			}
			if r != 0xFFFE && r != 0xFFFF {
				i += size
				continue
			}
			return b, badCharacter(s, i, notInXML)
		}
		b = append(b, s[start:i]...)
		b = append(b, esc...)
		i += size
		start = i
	}
	return append(b, s[start:]...), nil
}

var notInXML = message.Text{ZH: "不能写入XML文件", EN: "cannot stand in an XML file"}

// badCharacter is the error about the character that begins at byte i of s; it
// counts characters from 1.
func badCharacter(s string, i int, why message.Text) error {
	n := utf8.RuneCountInString(s[:i]) + 1
	if r, size := utf8.DecodeRuneInString(s[i:]); r != utf8.RuneError || size > 1 {
		return message.Errorf("docx.character", n, fmt.Sprintf("%U", r), why)
	}
	return message.Errorf("docx.byte", n, fmt.Sprintf("%#02x", s[i]), why)
}

// appendRunText appends s as the content of a run: text, with line feeds and
// tabs as the elements that WordprocessingML has for them.
func appendRunText(b []byte, s string) ([]byte, error) {
	start := 0
	var err error
	for i := 0; i <= len(s); i++ {
		if i < len(s) && s[i] != '\n' && s[i] != '\t' {
			continue
		}
		if part := s[start:i]; part != "" {
			// Word drops white space at the ends unless told to keep it.
			if part[0] == ' ' || part[len(part)-1] == ' ' {
				b = append(b, `<w:t xml:space="preserve">`...)
			} else {
				b = append(b, `<w:t>`...)
			}
			if b, err = appendText(b, part); err != nil {
				// The character's place is counted in the whole of s.
				_, err = appendText(nil, s)
				return b, err
			}
			b = append(b, `</w:t>`...)
		}
		if i < len(s) {
			if s[i] == '\n' {
				b = append(b, `<w:br/>`...)
			} else {
				b = append(b, `<w:tab/>`...)
			}
		}
		start = i + 1
	}
	return b, nil
}

// attributeOf escapes the value of an attribute that an XML parser has read.
func attributeOf(s string) string {
	b, _ := appendAttribute(nil, strings.ReplaceAll(s, "\r", ""))
	return string(b)
}
