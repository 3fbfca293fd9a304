package report

import (
	"regexp"
	"strconv"
	"strings"
)

// numberBefore is the number that a heading begins with.
var numberBefore = regexp.MustCompile(`^[（(]?[一二三四五六七八九十0-9０-９]+[)）.．、]*`)

// figuresIn is what in a sentence may be a figure or a year of last year's.
var figuresIn = regexp.MustCompile(`[0-9０-９]|[一二][〇○零九０][〇○零一二三四五六七八九]{2}\s*年|同比|上年|去年|上一年`)

func hasFigures(s string) bool { return figuresIn.MatchString(s) }

// timeless are the numbers in an opening that belong to no year: those of documents and
// articles, when a regulation was made, and where to ask.
var timeless = regexp.MustCompile(`[〔\[［（(][0-9]{4}[〕\]］）)]\s*第?\s*[0-9]+\s*号` +
	`|第\s*[0-9]+\s*[号条款项]` +
	`|（[^（）]*(?:公布|修订|修正|施行|通过)[^（）]*）` +
	`|https?://[!-~]+|www\.[!-~]+|[0-9A-Za-z._+-]+@[0-9A-Za-z.-]+` +
	`|(?:邮编|邮政编码)\s*[:：为]?\s*[0-9]{6}` +
	`|(?:电话|传真|热线|联系)[^0-9，。；]{0,6}[0-9()（）\s－—/、-]+(?:转[0-9]+)?` +
	`|[0-9]+\s*[号楼室层幢栋座弄]`)

// spellings are the ways to write the digits of a year.
var spellings = []string{"0123456789", "０１２３４５６７８９", "〇一二三四五六七八九", "○一二三四五六七八九", "零一二三四五六七八九"}

// spelled writes a year of four digits.
func spelled(year int, digits string) string {
	all := []rune(digits)
	var b strings.Builder
	for _, d := range strconv.Itoa(year) {
		b.WriteRune(all[d-'0'])
	}
	return b.String()
}

// inForce follows a day on which something came into force, which is no period.
var inForce = regexp.MustCompile(`^\s*起?\s*(?:正式)?(?:施行|实施|执行|生效|印发|发布|成立)`)

// ofThePeriod are the phrases in which an opening names the year of the report; %Y is
// the year.
var ofThePeriod = []string{
	`%Y\s*年\s*0?1\s*月\s*0?1\s*日\s*起?\s*[至到—－–~～-]+\s*12\s*月\s*31\s*日`,
	`%Y\s*年\s*0?1\s*月\s*0?1\s*日`,
	`%Y\s*年\s*12\s*月\s*31\s*日`,
	`%Y\s*[./-]\s*0?1\s*[./-]\s*0?1\b`,
	`%Y\s*[./-]\s*12\s*[./-]\s*31\b`,
	`%Y\s*年一月一日`,
	`%Y\s*年十二月三十一日`,
	`%Y\s*年\s*度?[^0-9０-９，。；]{0,30}(?:信息公开|政务公开)[^0-9０-９，。；]{0,12}(?:报告|年报|情况)`,
	`(?:信息公开|政务公开)[^0-9０-９，。；]{0,8}%Y\s*年\s*度?\s*(?:工作)?(?:报告|年报)`,
	`%Y\s*年度\s*(?:工作)?(?:报告|年报)`,
}

// openingMovedOn returns last year's opening with its year moved on by one, without the
// sentences of which nobody can say whether they hold for the new year.
func openingMovedOn(t Text, year int) (moved Text, left []LeftOut) {
	for i, block := range t {
		p, ok := block.(Paragraph)
		if !ok {
			left = append(left, LeftOut{i + 1, altOf(block)})
			continue
		}
		q, out := paragraphMovedOn(p, year)
		if len(q) > 0 {
			moved = append(moved, q)
		}
		for _, s := range out {
			left = append(left, LeftOut{i + 1, s})
		}
	}
	return moved, left
}

func altOf(b Block) string {
	switch b := b.(type) {
	case *Picture:
		if b != nil {
			return b.Alt
		}
	case *TextTable:
		if b != nil {
			return b.Caption
		}
	}
	return ""
}

// paragraphMovedOn moves the year on where it stands: a year of as many bytes takes its
// place, so that the weights of the characters stay theirs.
func paragraphMovedOn(p Paragraph, year int) (moved Paragraph, left []string) {
	text := p.String()
	changed, masked := []byte(text), []byte(text)
	for _, digits := range spellings {
		old, now := spelled(year, digits), spelled(year+1, digits)
		if !strings.Contains(text, old) {
			continue
		}
		for _, phrase := range ofThePeriod {
			for _, m := range regexp.MustCompile(strings.ReplaceAll(phrase, "%Y", old)).FindAllStringIndex(text, -1) {
				if inForce.MatchString(text[m[1]:]) {
					continue
				}
				copy(changed[m[0]:m[1]], strings.ReplaceAll(text[m[0]:m[1]], old, now))
				blankOut(masked[m[0]:m[1]])
			}
		}
	}
	for _, m := range timeless.FindAllIndex(masked, -1) {
		blankOut(masked[m[0]:m[1]])
	}
	keep := make([]bool, len(text))
	for start := 0; start < len(text); {
		end := sentenceEnd(text, start)
		if hasFigures(string(masked[start:end])) {
			left = append(left, strings.TrimSpace(text[start:end]))
		} else {
			for i := start; i < end; i++ {
				keep[i] = true
			}
		}
		start = end
	}
	at := 0
	for _, run := range p {
		var b []byte
		for range len(run.Text) {
			if keep[at] {
				b = append(b, changed[at])
			}
			at++
		}
		if len(b) > 0 {
			moved = append(moved, Run{Text: string(b), Bold: run.Bold})
		}
	}
	return moved, left
}

// blankOut writes spaces, which say nothing, over what was seen through.
func blankOut(b []byte) {
	for i := range b {
		b[i] = ' '
	}
}

// sentenceEnd returns the place behind the sentence that begins at start.
func sentenceEnd(s string, start int) int {
	i := strings.IndexAny(s[start:], "。！？")
	if i < 0 {
		return len(s)
	}
	end := start + i + len("。")
	return end + len(s[end:]) - len(strings.TrimLeft(s[end:], "”’）」"))
}
