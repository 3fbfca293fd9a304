package facts

import (
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// number is a numeral with what stands around it.
type number struct {
	value   decimal.Decimal
	last    decimal.Decimal // the weight of the last digit that is written
	bound   Bound
	percent bool
	unit    string // "" where none is written
}

// units are the measure words that counts of ours are written with, the longest
// first among those that begin alike.
var units = []string{"件次", "人次", "万元", "亿元", "件", "宗", "起", "份", "例", "次", "笔", "封", "项", "个", "条", "元", "倍", "部",
	"期", "场", "篇", "批"}

const (
	digits  = "零一二三四五六七八九"
	chinese = "零〇○一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟"
	formal  = "壹贰叁肆伍陆柒捌玖拾佰仟" // 大写, in the order of plain
	plain   = "一二三四五六七八九十百千"
)

// The most characters of a number in Arabic digits, points and separators included, of
// one in Chinese digits, and the most of 十百千万亿 behind one.
const (
	longestDigits  = 18
	longestChinese = 12
	mostWeights    = 4
)

// endOfDigits returns the place behind the digits at i, points and separators within
// them included.
func endOfDigits(rs []rune, i int) int {
	j := i
	for j < len(rs) && (isDigit(rs[j]) || j > i && rs[j] == '.' && j+1 < len(rs) && isDigit(rs[j+1]) || isSeparator(rs, j)) {
		j++
	}
	return j
}

// zerosOf returns by how many zeros the character at j makes the number before it
// larger, 0 where it does not: 十, 百 and so on, but not the 万 of 万元.
func zerosOf(rs []rune, j int) int32 {
	k := strings.IndexRune("十百千万亿", rs[j])
	if k < 0 || j+1 < len(rs) && rs[j+1] == '元' {
		return 0
	}
	return []int32{1, 2, 3, 4, 8}[k/3]
}

// endOfLong returns the place behind digits at i that are too many for a number, or
// that too many of 十百千万亿 follow; i where there are none. No part of them is a
// number either.
func endOfLong(rs []rune, i int) int {
	if !isDigit(rs[i]) {
		return i
	}
	j := endOfDigits(rs, i)
	digits := j - i
	k := j
	for k < len(rs) && zerosOf(rs, k) > 0 {
		k++
	}
	if digits > longestDigits || k-j > mostWeights {
		return k
	}
	return i
}

// readNumber reads a numeral at i and returns it with the place behind it and its
// unit, or false. One in Chinese digits counts only with a unit: 一 alone is a word.
func readNumber(rs []rune, i int) (number, int, bool) {
	n, j, ok := readValue(rs, i)
	if !ok {
		return n, i, false
	}
	if j < len(rs) && (rs[j] == '余' || rs[j] == '多' || rs[j] == '几') {
		n.bound = Over
		j++
	}
	if j < len(rs) && rs[j] == '%' {
		n.percent = true
		return n, j + 1, true
	}
	j = n.readUnit(rs, j)
	if n.unit == "" && !isDigit(rs[i]) {
		return n, i, false
	}
	if n.bound == Exactly {
		n.bound = boundBefore(rs[:i])
	}
	return n, j, true
}

// readValue reads the digits of a numeral.
func readValue(rs []rune, i int) (n number, j int, ok bool) {
	if !isDigit(rs[i]) {
		for j = i; j < len(rs) && j-i <= longestChinese && isChinese(rs[j]); {
			j++
		}
		if j == i || j-i > longestChinese {
			return n, i, false
		}
		v, ok := chineseNumber(rs[i:j])
		n.value, n.last = decimal.NewFromInt(v), decimal.NewFromInt(1)
		return n, j, ok
	}
	j = endOfDigits(rs, i)
	v, err := decimal.NewFromString(strings.ReplaceAll(string(rs[i:j]), "，", ""))
	if err != nil {
		return n, i, false
	}
	n.value, n.last = v, decimal.New(1, min(v.Exponent(), 0))
	for j < len(rs) {
		zeros := zerosOf(rs, j)
		if zeros == 0 {
			break
		}
		n.value, n.last = n.value.Shift(zeros), n.last.Shift(zeros)
		j++
	}
	return n, j, true
}

// readUnit reads the measure word at j and what stands behind it: 件左右, 次多.
func (n *number) readUnit(rs []rune, j int) int {
	for _, u := range units {
		if hasPrefix(rs[j:], u) {
			n.unit = u
			j += utf8.RuneCountInString(u)
			break
		}
	}
	if j < len(rs) && n.unit != "" && (rs[j] == '余' || rs[j] == '多') && (j+1 == len(rs) || rs[j+1] != '次') {
		n.bound = Over
		j++
	}
	if hasPrefix(rs[j:], "左右") {
		n.bound = About
		j += 2
	}
	return j
}

// boundBefore returns how a value behind the words is meant: 约, 近, 超, 超过.
func boundBefore(rs []rune) Bound {
	last := len(rs) - 1
	switch {
	case last < 0:
		return Exactly
	case rs[last] == '约', rs[last] == '近':
		return About
	case rs[last] == '超', rs[last] == '过' && last > 0 && rs[last-1] == '超':
		return Over
	}
	return Exactly
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// isChinese reports whether a character is one of chinese, which few are.
func isChinese(r rune) bool {
	return (r >= 0x4E00 && r <= 0x9FFF || r == '〇' || r == '○') && numerals[r]
}

var numerals = func() map[rune]bool {
	m := map[rune]bool{}
	for _, r := range chinese {
		m[r] = true
	}
	return m
}()

// isSeparator reports whether a comma stands between groups of three digits.
func isSeparator(rs []rune, j int) bool {
	if rs[j] != '，' || j+3 >= len(rs) || j == 0 || !isDigit(rs[j-1]) {
		return false
	}
	return isDigit(rs[j+1]) && isDigit(rs[j+2]) && isDigit(rs[j+3]) && (j+4 == len(rs) || !isDigit(rs[j+4]))
}

func hasPrefix(rs []rune, s string) bool {
	i := 0
	for _, r := range s {
		if i >= len(rs) || rs[i] != r {
			return false
		}
		i++
	}
	return true
}

// chineseNumber reads a number in Chinese digits: 二十三, 一百零五, 两, 一二三.
func chineseNumber(rs []rune) (int64, bool) {
	var total, section, digit int64
	haveDigit, positional := false, false
	for _, r := range rs {
		if k := strings.IndexRune(formal, r); k >= 0 {
			r, _ = utf8.DecodeRuneInString(plain[k:])
		}
		switch r {
		case '两':
			digit, haveDigit = 2, true
		case '〇', '○':
			r = '零'
			fallthrough
		default:
			if k := strings.IndexRune(digits, r); k >= 0 {
				if haveDigit && r != '零' && digit != 0 {
					positional = true
				}
				digit, haveDigit = int64(k/3), true
				continue
			}
			var weight int64
			switch r {
			case '十':
				weight = 10
			case '百':
				weight = 100
			case '千':
				weight = 1000
			case '万', '亿':
				weight = 10000
				if r == '亿' {
					weight = 100000000
				}
				section += digit
				if section == 0 {
					return 0, false
				}
				total += section * weight
				section, digit, haveDigit = 0, 0, false
				continue
			}
			if !haveDigit || digit == 0 && r == '十' {
				digit = 1
			}
			section += digit * weight
			digit, haveDigit = 0, false
		}
	}
	if positional { // 二三: two digits side by side are a guess (两三件), not a number
		return 0, false
	}
	return total + section + digit, true
}
