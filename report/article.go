package report

import (
	"strconv"
	"strings"
)

// Article is an article of the 《中华人民共和国政府信息公开条例》 (State Council
// decree 711 of 2019), with the items of it that are meant.
type Article struct {
	Number int
	Items  []int // empty: the whole article
}

// Label returns the article as it is cited: 第三十六条第（一）（二）项, art. 36(1)(2).
func (a Article) Label() Label {
	zh, en := "第"+ChineseNumber(a.Number)+"条", "art. "+strconv.Itoa(a.Number)
	if len(a.Items) > 0 {
		zh += "第"
		for _, n := range a.Items {
			zh += "（" + ChineseNumber(n) + "）"
			en += "(" + strconv.Itoa(n) + ")"
		}
		zh += "项"
	}
	return Label{zh, en}
}

// ChineseNumber writes a number from 1 to 99 in Chinese numerals, as articles of a
// law and headings are numbered; any other number in digits.
func ChineseNumber(n int) string {
	digits := strings.Split("〇一二三四五六七八九", "")
	switch {
	case n < 1 || n > 99:
		return strconv.Itoa(n)
	case n < 10:
		return digits[n]
	}
	s := "十"
	if n >= 20 {
		s = digits[n/10] + s
	}
	if n%10 > 0 {
		s += digits[n%10]
	}
	return s
}
