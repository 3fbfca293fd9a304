package facts

import (
	"strings"
	"unicode/utf8"
)

// token is a word, a number or a mark of a sentence, from rune i to rune j.
type token struct {
	class class
	value string
	num   *number // of a numeral
	i, j  int
}

// is reports whether the token is a word of the class and the value.
func (t token) is(c class, value string) bool { return t.class == c && t.value == value }

// colon is the value of a comma that is a colon.
const colon = "："

// years, as values of tokens of class "year": own and so on come from the lexicon too.
const (
	yearOwn   = "own"
	yearLast  = "last"
	yearNext  = "next"
	yearOther = "other"
	yearPart  = "part"
	yearSame  = "same"  // 全年: the year that was named before, or the report's
	yearSince = "since" // …以来: more than a year
)

// reaching are the marks between the two ends of a span of time.
const reaching = "至到-—－~～"

// tokenize cuts a sentence into tokens. Runs of characters that no word begins with
// become one token of the class unknown.
func (rd *Reader) tokenize(rs []rune) []token {
	tokens := make([]token, 0, len(rs)/2+1)
	titles := endsOfTitles(rs)
	for i := 0; i < len(rs); {
		if !rd.step(1) {
			return nil
		}
		t := rd.token(rs, i)
		if t.class == numeral && !rd.grow(numberSize) {
			return nil
		}
		if t.class == title {
			t.j = i + 1
			if end, closed := titles[i]; closed {
				t.j = end
			}
		}
		if last := len(tokens) - 1; t.class == unknown && last >= 0 && tokens[last].class == unknown {
			tokens[last].j = t.j
		} else {
			tokens = append(tokens, t)
		}
		i = t.j
	}
	return tokens
}

// token reads one token at i.
func (rd *Reader) token(rs []rune, i int) token {
	switch rs[i] {
	case '①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨', '⑩':
		return token{class: comma, i: i, j: i + 1}
	case '：':
		return token{class: comma, value: colon, i: i, j: i + 1}
	case '，', '。', '；', '！', '？', '…', '—':
		return token{class: comma, i: i, j: i + 1}
	case '（':
		return token{class: opening, i: i, j: i + 1}
	case '）':
		return token{class: closing, i: i, j: i + 1}
	case '.': // the end of a sentence where it is no decimal point
		return token{class: comma, i: i, j: i + 1}
	case '《':
		return token{class: title, i: i, j: i + 1} // up to its end, where it has one
	}
	number := isDigit(rs[i]) || isChinese(rs[i])
	if number || rs[i] == '第' {
		if t, ok := rd.notCount(rs, i); ok {
			return t
		}
	}
	w, length := rd.words.find(rs, i)
	if own, size := rd.names.find(rs, i); own != nil && size >= length {
		w, length = own, size
	}
	if j := endOfLong(rs, i); j > i {
		return token{class: unknown, i: i, j: j}
	}
	if number {
		if n, j, ok := readNumber(rs, i); ok && j-i >= length {
			if strings.HasSuffix(n.unit, "人次") {
				return token{class: "filler", i: i, j: j} // how many came, not what they asked
			}
			if k := endOfDuration(rs, j, n.unit); k > j {
				return token{class: "filler", i: i, j: k}
			}
			return token{class: numeral, num: &n, i: i, j: j}
		}
	}
	if w != nil {
		return token{class: w.class, value: w.value, i: i, j: i + length}
	}
	return token{class: unknown, i: i, j: i + 1}
}

// notCount reads digits that count nothing: those of an item, of an article, of a date.
func (rd *Reader) notCount(rs []rune, i int) (token, bool) {
	if j := endOfEnumerator(rs, i); j > i {
		return token{class: comma, i: i, j: j}, true
	}
	if j := endOfCitation(rs, i); j > i {
		return token{class: "filler", i: i, j: j}, true
	}
	if value, j, ok := rd.readDate(rs, i); ok {
		if value == "" {
			value = yearSame
		}
		return token{class: "year", value: value, i: i, j: j}, true
	}
	return token{}, false
}

// endOfEnumerator returns the place behind 1. before an item; i where none is.
func endOfEnumerator(rs []rune, i int) int {
	if _, j, ok := readSmall(rs, i); ok && j+1 < len(rs) && rs[j] == '.' && !isDigit(rs[j+1]) {
		return j + 1
	}
	return i
}

// longestCitation is the most characters that the number of an article or of a document
// has.
const longestCitation = 20

// endOfCitation returns the place behind the number of an article, a clause or a
// document: 第三十六条, 第（一）项, 109号; i where there is none.
func endOfCitation(rs []rune, i int) int {
	j, ordinal := i, rs[i] == '第'
	if ordinal {
		j++
		if j < len(rs) && rs[j] == '（' {
			j++
		}
	}
	from := j
	for j < min(len(rs), from+longestCitation) && (isDigit(rs[j]) || isChinese(rs[j])) {
		j++
	}
	if j == from {
		return i
	}
	if ordinal && j < len(rs) && rs[j] == '）' {
		j++
	}
	marks := "号"
	if ordinal {
		marks = "条款项章号批期名位类"
	}
	if j < len(rs) && strings.ContainsRune(marks, rs[j]) {
		return j + 1
	}
	return i
}

// endOfDuration returns the place behind the unit of time that a number at j is of:
// 6个月, 20个工作日, 15日; j where there is none.
func endOfDuration(rs []rune, j int, unit string) int {
	if unit != "" && unit != "个" {
		return j
	}
	for _, u := range [...]string{"工作日", "自然日", "小时", "分钟", "月", "日", "天", "周", "年"} {
		if hasPrefix(rs[j:], u) {
			return j + utf8.RuneCountInString(u)
		}
	}
	return j
}

// endsOfTitles returns for each 《 that is closed the place behind the 》 that closes it.
func endsOfTitles(rs []rune) map[int]int {
	var ends map[int]int
	var open []int
	for j, r := range rs {
		switch {
		case r == '《':
			open = append(open, j)
		case r == '》' && len(open) > 0:
			if ends == nil {
				ends = map[int]int{}
			}
			last := len(open) - 1
			ends[open[last]] = j + 1
			open = open[:last]
		}
	}
	return ends
}

// readDate reads a year, a day or a span of them. The value is that of a year token,
// or "" where it says nothing: the last day of the year, or the whole of it.
func (rd *Reader) readDate(rs []rune, i int) (value string, j int, ok bool) {
	year, j, ok := readYear(rs, i)
	if ok {
		value = rd.yearValue(year)
		if j < len(rs) && rs[j-1] == '年' && strings.ContainsRune("初末底终", rs[j]) {
			j++
		}
		switch {
		case hasPrefix(rs[j:], "以来") && value != yearOwn:
			return yearSince, j + 2, true
		case j < len(rs) && strings.ContainsRune(reaching, rs[j]):
			if _, k, two := readYear(rs, j+1); two {
				return yearOther, k, true
			}
		}
		if month, k, dated := readMonth(rs, j); dated && !month.whole() {
			switch value {
			case yearOwn:
				value = yearPart
			case yearNext: // a day of the next year is in it
			default:
				value = yearOther
			}
			return value, k, true
		} else if dated {
			return value, k, true
		}
		return value, j, true
	}
	if month, j, dated := readMonth(rs, i); dated {
		if month.whole() {
			return "", j, true
		}
		return yearPart, j, true
	}
	return "", i, false
}

// readYear reads 2024年, 2024年度 or 二〇二四年.
func readYear(rs []rune, i int) (year, j int, ok bool) {
	if i+4 > len(rs) {
		return 0, i, false
	}
	for _, r := range rs[i : i+4] {
		k := strings.IndexRune(digits, r)
		switch {
		case isDigit(r):
			k = int(r - '0')
		case r == '〇' || r == '○':
			k = 0
		case k < 0:
			return 0, i, false
		default:
			k /= len("零")
		}
		year = year*10 + k
	}
	if year < 1990 || year > 2100 || i > 0 && isDigit(rs[i-1]) {
		return 0, i, false
	}
	j = i + 4
	if j < len(rs) && rs[j] == '年' {
		j++
		if j < len(rs) && rs[j] == '度' {
			j++
		}
		return year, j, true
	}
	// 2023-2024年: the first of two years has no 年 of its own.
	if j < len(rs) && strings.ContainsRune(reaching, rs[j]) {
		if _, _, two := readYear(rs, j+1); two {
			return year, j, true
		}
	}
	return 0, i, false
}

func (rd *Reader) yearValue(year int) string {
	switch year - rd.Year {
	case 0:
		return yearOwn
	case -1:
		return yearLast
	case 1:
		return yearNext
	}
	return yearOther
}

// span is a month or a day, or a span of them, within a year.
type span struct{ from, to [2]int } // month and day, 0 where not given

// whole reports whether the span reaches to the end of the year from its beginning,
// or names its last day alone (截至12月31日).
func (s span) whole() bool {
	end := s.to == [2]int{12, 31} || s.to == [2]int{12, 0} && s.from[0] == 1
	return end && (s.from == s.to || s.from[0] == 1 && s.from[1] <= 1)
}

// readMonth reads 12月31日, 1月1日至12月31日, 1-6月 and the like.
func readMonth(rs []rune, i int) (s span, j int, ok bool) {
	day, j, ok := readDay(rs, i)
	if !ok {
		// 1-6月, 1至6月: the first month has no 月 of its own.
		m, k, digits := readSmall(rs, i)
		if !digits || k >= len(rs) || !strings.ContainsRune(reaching, rs[k]) {
			return s, i, false
		}
		to, k, dated := readDay(rs, k+1)
		return span{[2]int{m, 0}, to}, k, dated
	}
	s = span{day, day}
	k := j
	for k < len(rs) && strings.ContainsRune("起，", rs[k]) {
		k++
	}
	if k < len(rs) && strings.ContainsRune(reaching, rs[k]) {
		k++
		if _, behind, year := readYear(rs, k); year {
			k = behind
		}
		if to, behind, dated := readDay(rs, k); dated {
			s.to, j = to, behind
			if j < len(rs) && rs[j] == '止' {
				j++
			}
		}
	}
	return s, j, true
}

// readDay reads 12月31日 or 12月 or 12月底.
func readDay(rs []rune, i int) (day [2]int, j int, ok bool) {
	m, j, ok := readSmall(rs, i)
	if !ok || m < 1 || m > 12 || j >= len(rs) || rs[j] != '月' {
		return day, i, false
	}
	day[0] = m
	j++
	if d, k, ok := readSmall(rs, j); ok && k < len(rs) && (rs[k] == '日' || rs[k] == '号') {
		day[1] = d
		j = k + 1
	} else if j < len(rs) && (rs[j] == '底' || rs[j] == '份') {
		if rs[j] == '底' && m == 12 {
			day[1] = 31
		}
		j++
	}
	return day, j, true
}

// readSmall reads a number of one or two digits.
func readSmall(rs []rune, i int) (n, j int, ok bool) {
	for j = i; j < len(rs) && j < i+2 && isDigit(rs[j]); j++ {
		n = n*10 + int(rs[j]-'0')
	}
	return n, j, j > i && (i == 0 || !isDigit(rs[i-1])) && (j == len(rs) || !isDigit(rs[j]))
}
