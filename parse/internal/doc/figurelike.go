package doc

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/govdisclosure/annualreport/internal/han"
)

// noted is a figure with the mark of a note behind it: in brackets, raised or in a
// circle, which compatibility normalisation would make digits of the figure.
var noted = regexp.MustCompile(`^([0-9０-９][0-9０-９.,，]*[件条个项份次宗起人]?)\s*(?:\[[^\[\]]{1,4}\]|［[^［］]{1,4}］|[` + NoteMarks + `]{1,3})$`)

// NoteMarks are characters that stand for notes, but the digits of a figure.
const NoteMarks = `\x{00B2}\x{00B3}\x{00B9}\x{2070}-\x{209C}\x{2460}-\x{249B}\x{2776}-\x{2793}\x{3220}-\x{3243}*＊※†‡`

// WithoutNote takes the mark of a note from behind a figure.
func WithoutNote(text string) string {
	if m := noted.FindStringSubmatch(han.Trim(text)); m != nil {
		return m[1]
	}
	return text
}

// FigureLike reports whether a cell could be one of figures: digits, or one of the
// marks that stand for none. It is what tells rows of figures in a text from prose.
func FigureLike(text string) bool {
	s := han.Squeeze(norm.NFKC.String(WithoutNote(text)))
	if s == "" || len(s) > 24 {
		return false
	}
	if strings.Trim(s, "-—–―/\\无零〇○*·") == "" {
		return true
	}
	digit := false
	for _, c := range s {
		switch {
		case c >= '0' && c <= '9':
			digit = true
		case strings.ContainsRune(".,+-件条个项份次宗起人百千万亿元", c):
		default:
			return false
		}
	}
	return digit
}
