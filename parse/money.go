package parse

import (
	"regexp"
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
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

// moneyUnit is what a document says of the unit of its amounts.
type moneyUnit struct {
	powers []int32 // each once; -1 is a unit that cannot be converted
	quote  string  // where it says so, but in the form's words
}

// add takes what a text says.
func (u *moneyUnit) add(text string) (said bool) {
	for _, m := range unitStated.FindAllStringSubmatch(han.Normal(han.PrefixRunes(text, longestSearch)), -1) {
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
func (u *moneyUnit) power() (int32, bool) {
	switch {
	case len(u.powers) == 0:
		return formPower, true
	case len(u.powers) == 1 && u.powers[0] >= 0:
		return u.powers[0], true
	}
	return 0, false
}

// moneyUnitOf gathers what the form's tables say of the unit of money, and the
// paragraphs around those that have amounts. In a file of ours these are the report's
// own sentences.
func (rc *recogniser) moneyUnitOf(items []item) moneyUnit {
	var u moneyUnit
	for i := range items {
		it := &items[i]
		if it.table == nil {
			continue
		}
		u.addTable(it.block.table)
		if rc.own != nil || !rc.hasAmounts(it.table) {
			continue
		}
		for k := i - 1; k >= 0 && items[k].paragraph(); k-- {
			u.add(items[k].text())
			if items[k].section >= 0 {
				break
			}
		}
		for k := i + 1; k < len(items) && items[k].paragraph() && items[k].section < 0; k++ {
			if text := han.Trim(items[k].text()); note.MatchString(text) {
				u.add(text)
			}
		}
	}
	return u
}

func (rc *recogniser) hasAmounts(s *report.Section) bool {
	return slices.ContainsFunc(rc.form.RowsOf(s), func(r *form.Row) bool {
		return slices.ContainsFunc(r.Figures, func(f *report.Figure) bool { return f.Unit == report.TenThousandYuan })
	})
}

// addTable takes what the cells of a table say; where none does, what they say
// together, since a text may break a head into several.
func (u *moneyUnit) addTable(g *grid) {
	said := false
	var all strings.Builder
	for _, row := range g.rows {
		for k := range row {
			if text := row[k].text; !figureLike(text) {
				said = u.add(text) || said
				all.WriteString(text)
			}
		}
	}
	if !said {
		u.add(all.String())
	}
}

// amount is an amount as it was read, with how that was done.
type amount struct {
	reading
	converted bool
	doubtful  bool   // the unit is not certain, and the amount blank
	unit      string // what says so, "" where the cell itself does
}

// readAmount reads the text of a cell of money.
func readAmount(raw string, declared *moneyUnit, spaces spacing) amount {
	const unit = report.TenThousandYuan
	power, certain := declared.power()
	a := amount{reading: readFigure(unit, raw, spaces), unit: declared.quote}
	number := a.text
	if m := withUnit.FindStringSubmatch(han.Squeeze(norm.NFKC.String(raw))); m != nil {
		power, certain = powers[m[2]+m[3]]
		number, a.unit = m[1], ""
		if rd := readFigure(unit, number, spaces); rd.readable {
			number, a.reading = rd.text, rd
			a.tidied = true
		}
	}
	d, err := decimal.NewFromString(number)
	switch {
	case err != nil || !a.readable || a.value.Blank() || d.IsZero() || certain && power == formPower:
		return a
	case certain:
		if v, err := report.ParseValue(unit, d.Shift(power-formPower).String()); err == nil {
			a.value, a.text, a.tidied, a.converted = v, v.String(), false, true
			return a
		}
	}
	blank, _ := report.ParseValue(unit, "")
	return amount{reading: reading{value: blank, text: han.OneLine(raw)}, doubtful: true, unit: a.unit}
}

// sayAmount notes that an amount was converted, or could not be.
func (rc *recogniser) sayAmount(a *amount, at remark.Remark) {
	if a.unit != "" {
		at.Quote += "（" + a.unit + "）"
	}
	if a.doubtful {
		rc.remarks.Say(remark.AmountUnit, at)
	} else {
		rc.remarks.Say(remark.AmountConverted, at)
	}
}
