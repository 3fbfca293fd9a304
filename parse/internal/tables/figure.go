package tables

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/report"
)

// Reading is what a cell's text says.
type Reading struct {
	Value report.Value // blank where the text is no figure
	// Text is the figure in plain digits, or the text as it was written where it
	// is none.
	Text string
	// Readable is false where the cell holds a text that is no figure.
	Readable bool
	// Tidied is set where more than the text's own digits had to be understood:
	// full-width digits, spaces, separators, a unit.
	Tidied bool
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
	marked      = regexp.MustCompile(`[` + doc.NoteMarks + `]`)
	digitsOnly  = regexp.MustCompile(`^[0-9]+$`)
	// twoFigures are figures below each other.
	twoFigures = regexp.MustCompile(`[0-9][^\S\n]*\n\s*[0-9]`)
)

// leadingZero begins a figure as nobody writes it: 007.
var leadingZero = regexp.MustCompile(`^0[0-9]`)

// ReadFigure reads the text of a cell in the unit. spaces says how the tables that it
// is of use spaces.
func ReadFigure(u report.Unit, raw string, spaces Spacing) Reading {
	written := han.OneLine(raw)
	if v, err := report.ParseValue(u, raw); err == nil {
		if leadingZero.MatchString(raw) {
			return Reading{Value: v, Text: v.String(), Readable: true, Tidied: true}
		}
		return Reading{Value: v, Text: raw, Readable: true}
	}
	plain := doc.WithoutNote(raw)
	digits := han.Squeeze(norm.NFKC.String(plain))
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
	if err != nil || marked.MatchString(plain) || spaces.several(written) || twoFigures.MatchString(norm.NFKC.String(raw)) {
		v, _ = report.ParseValue(u, "")
		return Reading{Value: v, Text: written}
	}
	return Reading{Value: v, Text: digits, Readable: true, Tidied: digits != "" && digits != han.TrimPlain(raw)}
}

// signed is a figure with its sign before it, as programs and people write the sign.
var signed = regexp.MustCompile(`^([-+\x{2212}\x{2013}])([0-9].*)$`)

// Read reads the text of a cell of the form. Where the form asks for a change the figure
// may be below zero.
func Read(f *report.Figure, raw string, spaces Spacing) Reading {
	if !f.Signed {
		return ReadFigure(f.Unit, raw, spaces)
	}
	m := signed.FindStringSubmatch(han.Trim(norm.NFKC.String(raw)))
	if m == nil {
		return ReadFigure(f.Unit, raw, spaces)
	}
	rd := ReadFigure(f.Unit, m[2], spaces)
	if !rd.Readable {
		return Reading{Value: rd.Value, Text: han.OneLine(raw)}
	}
	if m[1] != "+" && strings.Trim(rd.Text, "0.") != "" {
		rd.Text = "-" + rd.Text
	}
	v, err := f.Parse(rd.Text)
	if err != nil {
		return Reading{Value: rd.Value, Text: han.OneLine(raw)}
	}
	return Reading{Value: v, Text: rd.Text, Readable: true, Tidied: rd.Tidied || rd.Text != han.TrimPlain(raw)}
}

// Spacing says where spaces stand in the numbers of a document: between groups of three
// digits, or between all characters, as recognising a picture leaves them. A space in a
// document that has it nowhere else stands between two numbers.
type Spacing struct{ groups, characters bool }

var (
	inGroups     = regexp.MustCompile(`^[0-9]{1,3}(?: [0-9]{3})+(?: ?\.[0-9 ]+)?$`)
	inCharacters = regexp.MustCompile(`^[0-9.](?: [0-9.])+$`)
)

func SpacingOf(cells map[report.Address]cellText) Spacing {
	var groups, characters, long, several int
	for _, c := range cells {
		s := norm.NFKC.String(han.OneLine(c.Text))
		whole, _, _ := strings.Cut(s, ".")
		switch {
		case inGroups.MatchString(s):
			groups++
		case inCharacters.MatchString(s):
			characters++
		case !digitsOnly.MatchString(whole):
		case len(whole) > 3:
			long++
			several++
		case len(whole) > 1:
			several++
		}
	}
	return Spacing{groups: groups > 1 && groups > 2*long, characters: characters > 1 && several == 0}
}

// several reports whether a text of digits is more than one number.
func (sp Spacing) several(written string) bool {
	s := norm.NFKC.String(written)
	return strings.Contains(s, " ") && strings.Trim(s, "0123456789. ") == "" &&
		!(sp.groups && inGroups.MatchString(s)) && !(sp.characters && inCharacters.MatchString(s))
}
