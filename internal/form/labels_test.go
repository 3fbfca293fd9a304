package form_test

import (
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/report"
)

// Every label of the form is itself, in all the ways it may be written, and no other.
func TestMatch(t *testing.T) {
	fm := form.Of(nil)
	spoil := []func(string) string{
		func(s string) string { return s },
		func(s string) string {
			return strings.NewReplacer("（", "(", "）", ")", "、", "，", "“", "\"", "”", "\"").Replace(s)
		},
		func(s string) string { return strings.Join(strings.Split(s, ""), "\u00a0") },
		func(s string) string { return " " + strings.ReplaceAll(s, ".", "．\n") + "\u3000" },
		func(s string) string { return strings.ReplaceAll(s, ".", "、") },
	}
	for _, l := range fm.Labels {
		for i, f := range spoil {
			m := fm.Match(f(l.ZH))
			if len(m.Labels) == 0 {
				t.Errorf("%q, spoilt %d: no label", l.ZH, i)
			}
		}
	}
	for text, want := range map[string]string{
		"2.其他法律法规禁止公开":     "requests.outcome.refused.prohibited_by_law.individual",
		"规范性文件":            "proactive.normative_documents.issued",
		"（七）合计":            "requests.outcome.total.individual",
		"（二）部分公开":          "requests.outcome.partly_granted.individual",
		"1.申请人无正当理由逾期不补正":  "requests.outcome.other.not_corrected.individual",
		"5.属于3类内部事务信息":     "requests.outcome.refused.internal_affairs.individual",
		"四、结转下一年度继续办理":     "requests.carried_out.individual",
		"二、上年度结转政府信息公开申请数": "requests.carried_in.individual",
	} {
		m := fm.Match(text)
		if len(m.Labels) != 1 || m.Labels[0].Kind != form.LeafLabel || m.Labels[0].Row.Figures[0].Address != report.Address(want) || !m.Varied {
			t.Errorf("%q: %+v, want %s", text, m, want)
		}
	}
	for _, text := range []string{"公开", "属于", "行政", "申请", "信息公开", "（三）主动公开", "1.登记。来件一律编号入册。", "合计数量", "0", "——",
		"上年制发件数", "上年度处理决定数量", "去年总计", "同比增减"} {
		if m := fm.Match(text); len(m.Labels) > 0 {
			t.Errorf("%q is taken for %q", text, m.Labels[0].ZH)
		}
	}
}

func TestTitles(t *testing.T) {
	fm := form.Of(nil)
	for text, want := range map[string]form.Title{
		"某市某局2024年政府信息公开工作年度报告":    {Office: "某市某局", Year: 2024},
		"某市某局 2024 年度政府信息公开年度报告":   {Office: "某市某局", Year: 2024},
		"２０２４年政府信息公开工作年度报告":        {Year: 2024},
		"二〇二四年政府信息公开工作年度报告":        {Year: 2024},
		"某市某局政府信息公开工作年度报告（2024年）":  {Office: "某市某局", Year: 2024},
		"年报｜某市某局2024年政府信息公开工作年度报告": {Office: "某市某局", Year: 2024},
		"某市人民政府关于2024年政府信息公开工作的报告": {Office: "某市人民政府", Year: 2024},
	} {
		got, ok := fm.TitleOf(text)
		if !ok || got.Office != want.Office || got.Year != want.Year {
			t.Errorf("%q: %q, %d, %v", text, got.Office, got.Year, ok)
		}
	}
	for _, text := range []string{"2024年，我局公开政府信息。", "政府信息公开", "2025年1月17日", "关于印发《政府信息公开工作年度报告格式》的通知", "发布时间：2025-01-20"} {
		if got, ok := fm.TitleOf(text); ok {
			t.Errorf("%q is taken for a title: %+v", text, got)
		}
	}
}
