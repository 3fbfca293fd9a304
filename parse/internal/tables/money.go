package tables

import (
	"regexp"
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/report"
	"github.com/shopspring/decimal"
	"golang.org/x/text/unicode/norm"
)

// The form asks for money in 万元. Offices write other units: in the head of the column,
// in the cell, above the table. An amount is converted where the unit is certain, and
// left blank where two are named.

// formPower is the unit of the form, as a power of ten of a yuan.
const formPower = 4

// powers are the units that amounts are stated in.
var powers = map[string]int32{"": 0, "十": 1, "百": 2, "千": 3, "万": formPower, "十万": 5, "百万": 6, "千万": 7, "亿": 8}

var (
	// unitStated is how a text says in which unit amounts are, among those of counts.
	unitStated = regexp.MustCompile(`单位[:为是]*(?:[件项个条份次宗人、,/和或及]|人民币:?)*((?:[十百千万亿]*(?:美|港|日|欧|澳)?元[、,/和或及]?)+)` +
		`|[(\[/](?:人民币:?)?([十百千万亿]*(?:美|港|日|欧|澳)?元)(?:[)\]]|$)|以([十百千万亿]*元)为单位`)
	oneUnit = regexp.MustCompile(`([十百千万亿]*)(美|港|日|欧|澳)?元`)
	// withUnit is an amount that names its unit itself.
	withUnit = regexp.MustCompile(`^([0-9.,]+)(?:人民币)?(?:([十百千万亿]*)元|([十百千万亿]+))$`)
)

// MoneyUnit is what a document says of the unit of its amounts.
type MoneyUnit struct {
	powers []int32 // each once; -1 is a unit that cannot be converted
	quote  string  // where it says so, but in the form's words
}

// Add takes what a text says.
func (u *MoneyUnit) Add(text string) (said bool) {
	for _, m := range unitStated.FindAllStringSubmatch(han.Normal(han.PrefixRunes(text, doc.LongestSearch)), -1) {
		for _, one := range oneUnit.FindAllStringSubmatch(m[1]+m[2]+m[3], -1) {
			power, known := powers[one[1]]
			if !known || one[2] != "" {
				power = -1
			}
			said = true
			if slices.Contains(u.powers, power) {
				continue
			}
			u.powers = append(u.powers, power)
			if power != formPower {
				u.quote = strings.TrimSpace(u.quote + " " + han.OneLine(text))
			}
		}
	}
	return said
}

// power returns the unit, that of the form where none is named; false where it is not
// certain.
func (u *MoneyUnit) power() (int32, bool) {
	switch {
	case len(u.powers) == 0:
		return formPower, true
	case len(u.powers) == 1 && u.powers[0] >= 0:
		return u.powers[0], true
	}
	return 0, false
}

// AddTable takes what the cells of a table say; where none does, what they say
// together, since a text may break a head into several.
func (u *MoneyUnit) AddTable(g *doc.Table) {
	said := false
	var all strings.Builder
	for _, row := range g.Rows {
		for k := range row {
			if text := row[k].Text; !doc.FigureLike(text) {
				said = u.Add(text) || said
				all.WriteString(text)
			}
		}
	}
	if !said {
		u.Add(all.String())
	}
}

// Amount is an amount as it was read, with how that was done.
type Amount struct {
	Reading
	Converted bool
	Doubtful  bool   // the unit is not certain, and the amount blank
	Unit      string // what says so, "" where the cell itself does
}

// ReadAmount reads the text of a cell of money.
func ReadAmount(raw string, declared *MoneyUnit, spaces Spacing) Amount {
	const unit = report.TenThousandYuan
	power, certain := declared.power()
	a := Amount{Reading: ReadFigure(unit, raw, spaces), Unit: declared.quote}
	number := a.Text
	if m := withUnit.FindStringSubmatch(han.Squeeze(norm.NFKC.String(raw))); m != nil {
		power, certain = powers[m[2]+m[3]]
		number, a.Unit = m[1], ""
		if rd := ReadFigure(unit, number, spaces); rd.Readable {
			number, a.Reading = rd.Text, rd
			a.Tidied = true
		}
	}
	d, err := decimal.NewFromString(number)
	switch {
	case err != nil || !a.Readable || a.Value.Blank() || d.IsZero() || certain && power == formPower:
		return a
	case certain:
		if v, err := report.ParseValue(unit, d.Shift(power-formPower).String()); err == nil {
			a.Value, a.Text, a.Tidied, a.Converted = v, v.String(), false, true
			return a
		}
	}
	blank, _ := report.ParseValue(unit, "")
	return Amount{Reading: Reading{Value: blank, Text: han.OneLine(raw)}, Doubtful: true, Unit: a.Unit}
}
