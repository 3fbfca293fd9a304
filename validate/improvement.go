package validate

import (
	"iter"
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// noImprovement finds problems in section 五 to which no improvement is named. Texts
// name them in many ways, so it speaks up only where no word of the section can be
// one, or where the measures are fewer than the problems and share no word with one
// of them.
var noImprovement = &Rule{
	Code:     "FRM007",
	Severity: Warning,
	Title: report.Label{
		ZH: "列出了问题而没有相应的改进情况",
		EN: "A problem is named and no improvement to it"},
	Message: report.Label{
		ZH: "问题“%[1]s”没有相应的改进情况。",
		EN: "No improvement is named for “%[1]s”."},
	Basis: report.Label{
		ZH: "《中华人民共和国政府信息公开条例》第五十条第（四）项",
		EN: "Regulation on government information disclosure, art. 50(4)"},
	Needs: []string{"problems"},
	Good:  "problems =\nproblems = 一是公开不够及时。下一步，逐月检查栏目更新，做到及时公开。",
	Bad:   "problems =\nproblems = 一是公开的范围不大；二是栏目的内容陈旧，公众关注较少。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		lines := ctx.text("problems")
		if len(lines) == 0 || tooLittle(lines, shortestProblems, noProblems) {
			return nil // an empty section, or one that says nothing, is another rule's
		}
		read := readProblems(lines, yearText(r.Year+1))
		if !read.turned {
			return read.withoutAny(lines)
		}
		named := read.clauses
		if slices.ContainsFunc(read.measures, countedOff) {
			named = len(read.measures)
		}
		if named >= len(read.problems) {
			return nil
		}
		n := 0
		for _, m := range read.measures {
			n += len(m)
		}
		if !ctx.Step(n) || !ctx.Grow(wordSize*n/3) {
			return nil
		}
		words := map[[2]rune]bool{}
		for _, m := range read.measures {
			for w := range wordsOf(m) {
				words[w] = true
			}
		}
		var findings []Finding
		for _, p := range read.problems {
			if !ctx.Step(1) {
				return nil
			}
			if !sharesWord(p.text[p.start:p.end], words) {
				findings = append(findings, p.finding())
			}
		}
		return findings
	},
}

// withoutAny makes a finding of each problem of a text that does not turn to the
// improvement, where none of its words can be one either.
func (read problemsRead) withoutAny(lines []*line) []Finding {
	n := 0
	for _, l := range lines {
		if l.acted() {
			return nil
		}
		n += len(l.text)
	}
	switch {
	case n < 3*shortestProblems:
		return nil // too short to say anything, which is another rule's
	case len(read.problems) == 0:
		return []Finding{problem{lines[0], span{0, len(lines[0].text)}}.finding()}
	}
	var findings []Finding
	for _, p := range read.problems {
		findings = append(findings, p.finding())
	}
	return findings
}

// problem is a problem that is counted off, as 一是….
type problem struct {
	*line
	span
}

func (p problem) finding() Finding {
	return Finding{Places: []Place{p.place(p.start, p.end)}, Got: strings.TrimRight(p.text[p.start:p.end], stops)}
}

var (
	// turns are the words with which a text turns from the problems to what is done
	// about them.
	turns = []string{"下一步", "下步", "今后", "针对", "对此", "对上述", "对于上述", "对以上", "对于存在", "改进措施", "整改措施",
		"改进情况", "整改情况", "改进方向", "改进打算", "工作打算", "为此", "我局将", "我办将", "我委将", "我厅将", "本机关将", "将从", "将重点", "将继续", "将进一步", "将着力", "加以改进", "主要措施", "改进：", "整改："}
	// acts are words of a clause that says something is done, and doings those that
	// may as well say that it is wanting.
	acts   = []string{"将", "已", "整改", "措施", "下年", "明年", "来年", "新的一年", "继续", "切实", "着力"}
	doings = []string{"改进", "解决", "加强", "强化", "完善", "提升", "提高", "加大", "推进", "健全", "优化", "建立", "开展", "组织",
		"丰富", "拓展", "拓宽", "增加", "增强", "落实", "规范"}
	// lacks are the words by which a clause says what is wrong.
	lacks = []string{"有待", "不够", "不足", "需", "亟", "不强", "不高", "偏", "欠缺", "缺乏", "缺少", "单一", "滞后", "较少", "不及时", "薄弱", "不到位", "不深", "不广", "不严", "不大", "不多", "不全"}
)

// shortestMeasure is the length in bytes of the shortest clause that can be a measure:
// four characters.
const shortestMeasure = 3 * 4

// problemsRead is what is read of section 五.
type problemsRead struct {
	problems []problem // those counted off before the text turns to the improvement
	turned   bool      // it does
	measures []string  // the parts of sentences behind
	clauses  int       // and how many clauses they have
}

func readProblems(lines []*line, nextYear string) problemsRead {
	var read problemsRead
	for _, l := range lines {
		for _, s := range l.parts(stops + ":：") {
			part := l.text[s.start:s.end]
			read.turned = read.turned || containsAny(strings.ReplaceAll(part, "针对性", ""), turns) || strings.Contains(part, nextYear)
			last := len(read.problems) - 1
			switch {
			case read.turned:
				read.measure(part)
			case countedOff(part):
				read.problems = append(read.problems, problem{l, s})
			case last >= 0 && read.problems[last].line == l:
				read.problems[last].end = s.end // the problem goes on
			}
		}
	}
	return read
}

// measure takes a part of a sentence for a measure, unless it is too short for one.
func (read *problemsRead) measure(part string) {
	if len(part) >= shortestMeasure {
		read.measures = append(read.measures, part)
	}
	for clause := range strings.SplitSeq(part, "，") {
		if len(clause) >= shortestMeasure {
			read.clauses++
		}
	}
}

// acted reports whether a clause of the line says that something is done, and not
// that it is wanting.
func (l *line) acted() bool {
	for _, s := range l.parts(stops + "，,") {
		if part := l.text[s.start:s.end]; containsAny(part, acts) || containsAny(part, doings) && !containsAny(part, lacks) {
			return true
		}
	}
	return false
}

// countedOff reports whether a part of a sentence begins 一是, 二是 and so on.
func countedOff(s string) bool {
	return startsWithAny(strings.TrimSpace(s), []string{"一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是"})
}

// commonWords are pairs of characters that any two sentences on disclosure share.
const commonWords = "公开 信息 政府 政务 工作 进一 一步 有待 不够 需要 存在 问题 还需 提高 加强 提升 不足 方面 仍需 个别 部分 主要 是政 是信 " +
	"一是 二是 三是 四是 五是 六是 七是 八是 的信 开工 府信 务公 息公 开的 的政 我局 我办 本机 机关 完善 强化 增强 做好 持续 不断 仍然 有时 需进 步加 步提 "

// sharesWord reports whether a problem has one of the words of the measures.
func sharesWord(problem string, words map[[2]rune]bool) bool {
	for w := range wordsOf(problem) {
		if words[w] {
			return true
		}
	}
	return false
}

// wordSize is what is charged for a word of two characters that is kept, in bytes.
const wordSize = 24

// wordsOf goes over the words of two characters of a text, without the common ones.
func wordsOf(s string) iter.Seq[[2]rune] {
	return func(yield func([2]rune) bool) {
		var before rune
		for _, r := range s {
			word := [2]rune{before, r}
			if isHan(before) && isHan(r) && !common[word] && !yield(word) {
				return
			}
			before = r
		}
	}
}

// common are the words of commonWords.
var common = func() map[[2]rune]bool {
	words := map[[2]rune]bool{}
	for _, w := range strings.Fields(commonWords) {
		rs := []rune(w)
		words[[2]rune{rs[0], rs[1]}] = true
	}
	return words
}()
