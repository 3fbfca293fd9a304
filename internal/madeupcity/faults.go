package madeupcity

import (
	"math/rand/v2"
	"unicode"

	"github.com/govdisclosure/annualreport/report"
)

// Copy gives an office the overview of another's report (内容雷同), with so many of a
// hundred words changed.
func Copy(seed uint64, from, to *Office, changed int) {
	r := *to.Report
	r.Overview = nil
	rng := rand.New(rand.NewPCG(seed, uint64(changed)))
	for _, b := range from.Report.Overview {
		r.Overview = append(r.Overview, report.Paragraph{{Text: reword(rng, b.(report.Paragraph).String(), changed)}})
	}
	to.Report = &r
}

// words stand where others were.
var words = []string{"落实", "办理", "加强", "进行", "严格", "逐步", "安排", "资料", "群众", "单位", "渠道", "规定", "要求", "部门", "材料"}

// reword changes so many of a hundred words of a text: two Han characters are a word.
func reword(rng *rand.Rand, text string, changed int) string {
	letters := []rune(text)
	for i := 0; i+1 < len(letters); i++ {
		if unicode.Is(unicode.Han, letters[i]) && unicode.Is(unicode.Han, letters[i+1]) {
			if rng.IntN(100) < changed {
				copy(letters[i:], []rune(words[rng.IntN(len(words))]))
			}
			i++
		}
	}
	return string(letters)
}
