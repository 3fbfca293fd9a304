package parse

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/govdisclosure/annualreport/report"
)

// reading is what a cell's text says.
type reading struct {
	value report.Value // blank where the text is no figure
	// text is the figure in plain digits, or the text as it was written where it
	// is none.
	text string
	// readable is false where the cell holds a text that is no figure.
	readable bool
	// tidied is set where more than the text's own digits had to be understood:
	// full-width digits, spaces, separators, a unit.
	tidied bool
}

var (
	// separators between groups of three digits.
	separated = regexp.MustCompile(`^[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$`)
	// wholeDecimal is a count written with decimals that say nothing: 2.00.
	wholeDecimal = regexp.MustCompile(`^([0-9]+)\.0+$`)
	// units that an office writes behind a figure although the form names them.
	countUnits  = regexp.MustCompile(`^([0-9.,]+)[件条个项份次宗起人]$`)
	amountUnits = regexp.MustCompile(`^([0-9.,]+)万元?$`)
	noMoney     = regexp.MustCompile(`^(0+(?:\.0+)?)元$`)
	// twoFigures are figures below each other.
	twoFigures = regexp.MustCompile(`[0-9][^\S\n]*\n\s*[0-9]`)
)

// readFigure reads the text of a cell in the unit.
func readFigure(u report.Unit, raw string) reading {
	written := strings.Join(strings.FieldsFunc(raw, isSpace), " ")
	if v, err := report.ParseValue(u, raw); err == nil {
		return reading{value: v, text: raw, readable: true}
	}
	digits := squeeze(norm.NFKC.String(raw))
	for _, unit := range []*regexp.Regexp{countUnits, amountUnits, noMoney} {
		if unit == countUnits == (u == report.Pieces) {
			if m := unit.FindStringSubmatch(digits); m != nil {
				digits = m[1]
				break
			}
		}
	}
	if separated.MatchString(digits) {
		digits = strings.ReplaceAll(digits, ",", "")
	}
	if m := wholeDecimal.FindStringSubmatch(digits); m != nil && u == report.Pieces {
		digits = m[1]
	}
	v, err := report.ParseValue(u, digits)
	if err != nil || several(written) || twoFigures.MatchString(norm.NFKC.String(raw)) {
		v, _ = report.ParseValue(u, "")
		return reading{value: v, text: written}
	}
	return reading{value: v, text: digits, readable: true, tidied: digits != "" && digits != trimASCII(raw)}
}

// oneNumber are the ways in which spaces stand in a number: between groups of three
// digits, or between all characters, as recognising a picture leaves them.
var oneNumber = regexp.MustCompile(`^(?:[0-9]{1,3}(?: [0-9]{3})+(?: ?\.[0-9 ]+)?|[0-9.](?: [0-9.])*)$`)

// several reports whether a text of digits is more than one number.
func several(written string) bool {
	s := norm.NFKC.String(written)
	return strings.Contains(s, " ") && strings.Trim(s, "0123456789. ") == "" && !oneNumber.MatchString(s)
}

// trimASCII leaves out the white space that every reduction to text adds and that
// nobody would call odd.
func trimASCII(s string) string { return strings.Trim(s, " \t\r\n\u00A0") }

// figureLike reports whether a cell could be one of figures: digits, or one of the
// marks that stand for none. It is what tells rows of figures in a text from prose.
func figureLike(text string) bool {
	s := squeeze(norm.NFKC.String(text))
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
		case strings.ContainsRune(".,+-件条个项份次宗起人万元", c):
		default:
			return false
		}
	}
	return digit
}
