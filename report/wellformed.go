package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/internal/budget"
)

// FirstYear is the first year that reports were made for: the 条例 came into force
// on 1 May 2008.
const FirstYear = 2008

// WellFormed reports whether the struct itself is in order, so that it can be
// rendered and written: an office, a year, counts from 0 to [MaxCount], amounts
// that are not negative, days that the calendar has, characters that XML allows,
// pictures that are ones, keys that the form knows. It says nothing of sums. The
// error is of type [Failures].
func (r *Report) WellFormed() error {
	fs, err := r.malformed(nil, 0)
	if err != nil {
		return err // never: no budget was given
	}
	return fs.err()
}

// malformed returns what is wrong with the struct: at most about as many failures as
// most, where that is not 0, as far as the budget goes.
func (r *Report) malformed(b *budget.Budget, most int) (Failures, error) {
	f := r.Edition()
	c := &checker{b: b, most: most, format: f}
	c.fields(r)
	for _, key := range f.TextKeys() {
		t, err := r.Text(key)
		if err != nil {
			c.add(unknown(key, Label{"格式中的文字", "a text of the form"}))
			continue
		}
		c.text(key, t)
	}
	for i := range f.figures {
		c.figure(&f.figures[i], r)
	}
	n := len(c.fs)
	c.unknownKeys(r)
	c.strayFields(r)
	// Maps have no order; failures do.
	slices.SortStableFunc(c.fs[n:], func(a, b *Failure) int { return strings.Compare(a.Where, b.Where) })
	return c.fs, c.err
}

// checker gathers failures.
type checker struct {
	fs     Failures
	b      *budget.Budget
	most   int
	format *Format
	err    error // what the budget said
}

func (c *checker) add(f *Failure) {
	f.format = c.format
	c.fs = append(c.fs, f)
}

func (c *checker) character(where string, n int, got, want Label) {
	f := fail(FailCharacter, where, got, want)
	f.Character = n
	c.add(f)
}

// full reports whether there is no use in looking further.
func (c *checker) full() bool {
	return c.err != nil || c.most > 0 && len(c.fs) >= c.most
}

// step charges n steps.
func (c *checker) step(n int) {
	if c.err == nil {
		c.err = c.b.Step(n)
	}
}

// fields checks what stands outside texts and tables.
func (c *checker) fields(r *Report) {
	if strings.TrimSpace(r.Office) == "" {
		c.add(fail(FailMissing, "office", Label{}, Label{"行政机关全称", "the full name of the organ"}))
	}
	if !r.Kind.valid() {
		c.add(fail(FailRange, "kind", same(r.Kind.String()), Label{strings.Join(kindKeys(), "、") + " 之一", "one of " + strings.Join(kindKeys(), ", ")}))
	}
	if r.Year == 0 {
		c.add(fail(FailMissing, "year", Label{}, Label{"报告的年份", "the year that the report is for"}))
	} else if r.Year < FirstYear || r.Year > 9999 {
		c.add(fail(FailRange, "year", same(fmt.Sprint(r.Year)),
			Label{fmt.Sprintf("%d年或以后的年份", FirstYear), fmt.Sprintf("a year from %d on", FirstYear)}))
	}
	if !r.Published.IsZero() && !r.Published.Valid() {
		c.add(fail(FailRange, "published", same(r.Published.String()), Label{"日历上的一天", "a day of the calendar"}))
	}
	c.line("office", r.Office)
	for _, p := range contactParts {
		c.line("contact."+p.key, *p.field(&r.Contact))
	}
}

func (c *checker) figure(f *Figure, r *Report) {
	if f.Free() {
		c.value(string(f.Address), f.Unit, f.Signed, r.value(f))
	}
}

// value checks a figure that counts in the unit, and may be negative where it is signed.
func (c *checker) value(where string, u Unit, signed bool, v Value) {
	if v.unit() != u {
		c.add(fail(FailRange, where, same(v.String()), Label{"以" + u.Label().ZH + "为单位的数据", "a figure in " + u.Label().ZH}))
		return
	}
	switch v := v.(type) {
	case Count:
		least := int64(0)
		if signed {
			least = -MaxCount
		}
		if v.n < least || v.n > MaxCount {
			c.add(fail(FailRange, where, same(v.String()), Label{fmt.Sprintf("%d至%d的件数", least, int64(MaxCount)),
				fmt.Sprintf("a count from %d to %d", least, int64(MaxCount))}))
		}
	case Amount:
		text := v.String()
		if signed {
			text = strings.TrimPrefix(text, "-")
		}
		if v.filled && !amountForm.MatchString(text) {
			c.add(fail(FailRange, where, same(v.String()), Label{"不为负数、小数点前至多16位、后至多8位的金额",
				"an amount that is not negative, with at most 16 digits before and 8 behind the point"}))
		}
	}
}

// unknownKeys finds what the maps of a report hold and the form does not.
func (c *checker) unknownKeys(r *Report) {
	f := r.Edition()
	for a := range r.More.Figures {
		if figure, err := f.Figure(a); err != nil || !figure.Free() {
			c.add(unknown(string(a), Label{"格式中可填写的数据", "a free figure of the form"}))
		} else if r.field(string(a)) != nil {
			c.add(unknown(string(a), Label{"没有专门字段的数据", "a figure that has no field of its own"}))
		}
	}
	for key, t := range r.More.Texts {
		switch {
		case !f.hasText(key):
			c.add(unknown(key, Label{"格式中的文字", "a text of the form"}))
		case r.field(key) != nil && len(t) > 0:
			c.add(unknown(key, Label{"没有专门字段的文字", "a text that has no field of its own"}))
		}
	}
	for a, s := range r.Stated.Figures {
		figure, err := f.Figure(a)
		switch {
		case err != nil:
			c.add(unknown(string(a), Label{"格式中的数据", "a figure of the form"}))
		case figure.Free() && !r.value(figure).Blank():
			c.add(fail(FailUnknown, string(a), Label{fmt.Sprintf("既有数据%s，又有原样文字“%s”", r.value(figure), s), fmt.Sprintf("both %s and the stated text %q", r.value(figure), s)},
				Label{"数据空白时才有原样文字", "a stated text of a free figure only where the figure is blank"}))
		case figure.Free() && s == "":
			c.add(fail(FailUnknown, string(a), Label{"空的原样文字", "an empty stated text of a free figure"},
				Label{"没有：没有文字的数据就是空白", "none: a figure without a text is blank"}))
		}
		c.line(string(a), s)
	}
	c.line("stated.title", r.Stated.Title)
	for _, h := range r.Stated.Headings {
		if h.Section != "" && f.Section(h.Section) == nil {
			c.add(unknown("stated.headings", Label{fmt.Sprintf("格式中的部分，而不是“%s”", h.Section), fmt.Sprintf("no section %q, which the form does not have", h.Section)}))
		}
		c.line("stated.headings", h.Text)
	}
}

// strayFields finds what fields of the struct hold that the form has no cell or text for:
// it would neither be printed nor written.
func (c *checker) strayFields(r *Report) {
	f := r.Edition()
	if f == Edition2021() {
		return // every field has its cell
	}
	for key, path := range fields() {
		if _, ok := f.index[Address(key)]; ok || f.hasText(key) {
			continue
		}
		switch p := r.at(path).(type) {
		case *Count:
			if !p.Blank() {
				c.add(unknown(key, Label{"空白：这一版格式没有这项数据", "none: the edition of the form has no such figure"}))
			}
		case *Amount:
			if !p.Blank() {
				c.add(unknown(key, Label{"空白：这一版格式没有这项数据", "none: the edition of the form has no such figure"}))
			}
		case *Text:
			if len(*p) > 0 {
				c.add(unknown(key, Label{"空白：这一版格式没有这段文字", "none: the edition of the form has no such text"}))
			}
		}
	}
}

func unknown(where string, want Label) *Failure {
	return fail(FailUnknown, where, Label{"格式在此处没有的键名", "a key that the form does not have there"}, want)
}

func (c *checker) text(key string, t Text) {
	for i, block := range t {
		if c.step(1); c.full() {
			return
		}
		n := len(c.fs)
		switch b := block.(type) {
		case Paragraph:
			c.line(key, b.String())
			if b.String() == "" {
				c.add(fail(FailMissing, key, Label{}, Label{"段落的文字", "the text of a paragraph"}))
			}
		case *Picture:
			if b == nil {
				c.add(fail(FailPicture, key, same("nil"), Label{"图片", "a picture"}))
				break
			}
			if _, err := b.decode(c.b); c.b.Alive() != nil {
				c.err = c.b.Alive()
			} else if err != nil {
				c.add(fail(FailPicture, key, Label{Message(err, language.Chinese), Message(err, language.English)}, Label{"完整的PNG或JPEG文件", "a whole PNG or JPEG file"}))
			}
			if strings.TrimSpace(b.Alt) == "" {
				c.add(fail(FailPicture, key, Label{"没有替代文字", "no alternative text"}, Label{"说明图片内容的替代文字", "one that says what the picture shows"}))
			}
			c.line(key, b.Alt)
			c.line(key, b.Caption)
		case *TextTable:
			if b == nil {
				c.add(fail(FailTable, key, same("nil"), Label{"表格", "a table"}))
				break
			}
			c.table(key, b)
		default:
			c.add(fail(FailUnknown, key, same(fmt.Sprintf("%T", block)), Label{"段落、图片或表格", "a paragraph, a picture or a table"}))
		}
		for _, f := range c.fs[n:] {
			f.Block = i + 1
		}
	}
}

func (c *checker) table(key string, t *TextTable) {
	if len(t.Rows) == 0 || len(t.Rows[0]) == 0 || t.HeaderRows < 0 || t.HeaderRows > len(t.Rows) {
		c.add(fail(FailTable, key, Label{fmt.Sprintf("%d行，其中表头%d行", len(t.Rows), t.HeaderRows), fmt.Sprintf("%d rows, of which %d are headings", len(t.Rows), t.HeaderRows)},
			Label{"至少一行一格，表头不多于全部行数", "a row with a cell at least, and no more headings than rows"}))
		return
	}
	c.line(key, t.Caption)
	for i, row := range t.Rows {
		if c.step(1); c.full() {
			return
		}
		if len(row) != len(t.Rows[0]) {
			c.add(fail(FailTable, key, Label{fmt.Sprintf("第%d行有%d格", i+1, len(row)), fmt.Sprintf("%d cells in row %d", len(row), i+1)},
				Label{fmt.Sprintf("与第一行相同的%d格", len(t.Rows[0])), fmt.Sprintf("%d as in the first", len(t.Rows[0]))}))
		}
		for _, cell := range row {
			c.line(key, cell)
		}
	}
}

// line adds a failure for the first character of s that cannot stand in a line of a
// document.
func (c *checker) line(where, s string) {
	n, asked := 0, 0
	for i, r := range s {
		if i >= asked {
			if c.step(1 << 14); c.err != nil {
				return
			}
			asked = i + 1<<14
		}
		n++
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				c.character(where, n, Label{fmt.Sprintf("字节0x%02X", s[i]), fmt.Sprintf("the byte 0x%02X", s[i])}, same("UTF-8"))
				return
			}
		}
		if Forbidden(r) {
			c.character(where, n, same(fmt.Sprintf("%U", r)), Label{"文档的一行中可以使用的字符", "a character that a line of a document may hold"})
			return
		}
	}
}

// Forbidden reports whether a character cannot stand in a line of a report: the
// controls and noncharacters that XML 1.0 forbids or discourages, and those that
// end a line. A tab may stand.
func Forbidden(c rune) bool {
	switch {
	case c < 0x20:
		return c != '\t'
	case c >= 0x7F && c <= 0x9F, c == '\u2028', c == '\u2029':
		return true
	default:
		return c&0xFFFE == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF
	}
}
