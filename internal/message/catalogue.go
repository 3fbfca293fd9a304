package message

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

// English reports whether a reader of the language is given English: where it is asked
// for. Everybody else is given Chinese, the language of the form, and so is who asks for
// none ([language.Und]).
func English(lang language.Tag) bool {
	base, _, _ := lang.Raw() // Base makes English of what says nothing
	return base.String() == "en"
}

// Text is a message in both languages. In it %[1]s stands for the first argument as it is,
// %[1]q for the same in quotation marks of Go, and %% for a percent sign.
type Text struct{ ZH, EN string }

// In returns the text in English where the language asks for it, and in Chinese otherwise.
func (t Text) In(lang language.Tag) string {
	if English(lang) {
		return t.EN
	}
	return t.ZH
}

// Fill puts arguments into a text. An argument that says itself in several languages
// ([Speaker]) does so in this one; what a stranger wrote is made visible.
func (t Text) Fill(lang language.Tag, args ...any) string {
	format := t.In(lang)
	if !strings.Contains(format, "%") {
		return format
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(format, "%")
		b.WriteString(before)
		if !found {
			return Visible(b.String())
		}
		n, verb, after := placeholder(rest)
		switch {
		case strings.HasPrefix(rest, "%"):
			b.WriteByte('%')
			after = rest[1:]
		case n < 1 || n > len(args):
			b.WriteByte('%') // a message of a caller's own may be anything
			after = rest
		case verb == 'q':
			b.WriteString(strconv.Quote(said(args[n-1], lang)))
		default:
			text := said(args[n-1], lang)
			if _, ok := args[n-1].(string); ok { // a name of a file may hold a line that looks like ours
				text = Line(text)
			}
			b.WriteString(text)
		}
		format = after
	}
}

// placeholder reads what follows a percent sign: the number in brackets, and the letter.
func placeholder(s string) (n int, verb byte, rest string) {
	if !strings.HasPrefix(s, "[") {
		return 0, 0, s
	}
	number, rest, ok := strings.Cut(s[1:], "]")
	if !ok || rest == "" || rest[0] != 's' && rest[0] != 'q' && rest[0] != 'd' {
		return 0, 0, s
	}
	n, err := strconv.Atoi(number)
	if err != nil {
		return 0, 0, s
	}
	return n, rest[0], rest[1:]
}

// Speaker says itself in Chinese, or in English where the language asks for it.
type Speaker interface {
	Message(language.Tag) string
}

// said puts an argument into words.
func said(arg any, lang language.Tag) string {
	switch v := arg.(type) {
	case string:
		return v
	case Text:
		return v.In(lang)
	case interface{ In(english bool) string }: // a label of the form
		return v.In(English(lang))
	case error:
		return Of(v, lang)
	case Speaker:
		return v.Message(lang)
	}
	return fmt.Sprint(arg)
}

//go:embed catalogue.txt
var catalogueText string

// Catalogue returns the messages of all errors by their codes.
var Catalogue = sync.OnceValue(func() map[string]Text {
	all, err := parseCatalogue(catalogueText)
	if err != nil {
		panic(err) // the text is a constant of this package; a test reads it
	}
	return all
})

// parseCatalogue reads what catalogue.txt explains.
func parseCatalogue(text string) (map[string]Text, error) {
	all := map[string]Text{}
	code, n := "", 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimRight(line, "\r\n")
		words, indented := strings.CutPrefix(line, "\t")
		t := all[code]
		switch {
		case line == "" || line[0] == '#':
			continue
		case !indented:
			if code != "" && t.EN == "" {
				return nil, fmt.Errorf("line %d: %s lacks a language", n, code)
			}
			code = line
			if _, twice := all[code]; twice {
				return nil, fmt.Errorf("line %d: %s stands twice", n, code)
			}
			all[code] = Text{}
			continue
		case code == "" || t.EN != "" || words == "":
			return nil, fmt.Errorf("line %d: a text without a code", n)
		case t.ZH == "":
			t.ZH = words
		default:
			t.EN = words
		}
		all[code] = t
	}
	if code != "" && all[code].EN == "" {
		return nil, fmt.Errorf("%s lacks a language", code)
	}
	return all, nil
}
