package pages

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// A font may draw a radical (U+2E80 to U+2FD5) and the character that looks like it
// with the same glyph; programs that make PDF then say that the text has the
// radical. No text of an office has one.

// supplement are the characters that look like the radicals of CJK Radicals
// Supplement, in pairs (Unicode Character Database, EquivalentUnifiedIdeograph.txt).
const supplement = "⺁厂⺄乙⺆冂⺈刀⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺛旡⺜日⺝月⺞歺⺟母⺠民⺢氺⺧牛⺩王⺪疋⺬示⺮竹⺶羊⺻聿⺼肉⺽臼" +
	"⻁虎⻃覀⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"

// Kangxi radicals decompose to the characters of the dictionary; three of these are
// written otherwise today.
var today = strings.NewReplacer("戶", "户", "靑", "青", "黃", "黄")

var radicals = func() map[rune]string {
	m := map[rune]string{}
	r := []rune(supplement)
	for i := 0; i < len(r); i += 2 {
		m[r[i]] = string(r[i+1])
	}
	for c := rune(0x2F00); c <= 0x2FD5; c++ {
		m[c] = today.Replace(norm.NFKC.String(string(c)))
	}
	return m
}()

// withoutRadicals writes characters for radicals, and returns how many there were.
// Characters that are another's twin, as U+2329 is that of 〈, are written as that.
func withoutRadicals(s string) (string, int) {
	s = norm.NFC.String(s)
	if strings.IndexFunc(s, func(c rune) bool { return c >= 0x2E80 && c <= 0x2FD5 }) < 0 {
		return s, 0
	}
	n := 0
	var b strings.Builder
	for _, c := range s {
		if text, ok := radicals[c]; ok {
			b.WriteString(text)
			n++
		} else {
			b.WriteRune(c)
		}
	}
	return b.String(), n
}
