package form

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/han"
)

// What the names of organs look like. All functions here take normalised texts.

var (
	// organ ends the names of most offices.
	organ = regexp.MustCompile(`(?:局|厅|委|委员会|办公室|办事处|人民政府|管理处|中心|支队|总队|海关)$`)
	// area ends the names of areas, which stand for their governments.
	area = regexp.MustCompile(`(?:省|自治区|市|县|区|州|盟|旗|镇|乡|街道|群岛|新城)$`)
	// others end the names of offices too, and of much else.
	others = regexp.MustCompile(`(?:海关|政府|[院校站队所处署部社馆团师场司会])$`)
	// OfPlace is the name of an office that begins with that of its place.
	OfPlace = regexp.MustCompile(`^.{2,12}?(?:省|自治区|市|县|区|州|盟|旗|镇|乡|街道)`)
	// neverInName are characters that no name of an office has.
	neverInName = regexp.MustCompile(`[。，；：:,;|>》《〉〈?？!！\[\]【】•●■◆▪▶►]`)
	// wordBefore is 关于 before a name, with what is done to the report, and wordBehind behind one.
	wordBefore = regexp.MustCompile(`^关于(?:印发|公布|发布|公开|报送)?`)
	wordBehind = regexp.MustCompile(`关于(?:印发|公布|发布|公开|报送)?$`)
	digitRun   = regexp.MustCompile(`[0-9]+`)
)

// IsOrgan reports whether a name ends as those of most offices do; a second board in
// brackets counts as the first does.
func IsOrgan(name string) bool { return organ.MatchString(withoutBoard(name)) }

// IsOffice reports whether a name may be that of an office: an organ or an area.
func IsOffice(name string) bool {
	name = withoutBoard(name)
	return organ.MatchString(name) || area.MatchString(name) || others.MatchString(name)
}

// withoutBoard takes from a name what stands in brackets behind it.
func withoutBoard(name string) string {
	if i := strings.LastIndexByte(name, '('); i > 0 && strings.HasSuffix(name, ")") {
		return name[:i]
	}
	return name
}

// OfficeIn returns the part of a title that names the office: behind the last mark that
// ends something else, without marks around it and without 关于 as a word.
func OfficeIn(s string, p han.Extent) han.Extent {
	if i := strings.LastIndexAny(s[p.From:p.To], "|】]《"); i >= 0 {
		_, size := utf8.DecodeRuneInString(s[p.From+i:])
		p.From += i + size
	}
	p = trimMarks(s, p)
	if m := wordBehind.FindStringIndex(s[p.From:p.To]); m != nil {
		// In 青岛海关于2024年 the word is 于.
		end := p.From + m[0]
		if !IsOffice(s[p.From:end]) && IsOffice(s[p.From:end]+"关") {
			end += len("关")
		}
		p.To = end
	}
	if m := wordBefore.FindStringIndex(s[p.From:p.To]); m != nil && (m[1] == p.To-p.From || IsOffice(s[p.From+m[1]:p.To])) {
		p.From += m[1]
	}
	return trimMarks(s, p)
}

// trimMarks leaves out dashes and dots around a name, and a bracket before it that
// nothing closes.
func trimMarks(s string, p han.Extent) han.Extent {
	const marks = " -_·"
	text := s[p.From:p.To]
	p.From += len(text) - len(strings.TrimLeft(text, marks))
	p.To = max(p.From, p.To-len(text)+len(strings.TrimRight(text, marks)))
	if text = s[p.From:p.To]; strings.HasPrefix(text, "(") && !strings.Contains(text, ")") {
		p.From++
	}
	return p
}

// MayName reports whether a text may be the name of an office, by the characters it has;
// the empty text may.
func MayName(s string) bool {
	return !neverInName.MatchString(s) && strings.Count(s, "“") == strings.Count(s, "”") && mayNumber(s) && mayList(s)
}

// mayList reports whether what 、 parts in a text are offices.
func mayList(s string) bool {
	if !strings.Contains(s, "、") {
		return true
	}
	for part := range strings.SplitSeq(s, "、") {
		if utf8.RuneCountInString(part) < 3 || !IsOffice(part) {
			return false
		}
	}
	return true
}

// mostDigits is the number of digits of the longest number in a name: 12345热线中心.
const mostDigits = 6

// mayNumber reports whether the numbers in a text are such as names have, and no days,
// counts or numbers of lines.
func mayNumber(s string) bool {
	for _, m := range digitRun.FindAllStringIndex(s, -1) {
		n := m[1] - m[0]
		next, _ := utf8.DecodeRuneInString(s[m[1]:])
		before, _ := utf8.DecodeLastRuneInString(s[:m[0]])
		bracketed := before == '(' && next == ')' && m[0] > 1
		if n > mostDigits || m[0] == 0 && n < 3 || !bracketed && (!unicode.Is(unicode.Han, next) && next != '”' || strings.ContainsRune("年月日时号期页条项次", next)) {
			return false
		}
	}
	return true
}
