package parse

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/report"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, full, core, number string }{
		{"（一）予以公开", "一予以公开", "予以公开", "1"},
		{"(一) 予 以\u3000公开", "一予以公开", "予以公开", "1"},
		{"３．危及“三安全一稳定”", "3危及三安全一稳定", "危及三安全一稳定", "3"},
		{"⒊危及三安全一稳定", "3危及三安全一稳定", "危及三安全一稳定", "3"},
		{"3、危及'三安全一稳定'", "3危及三安全一稳定", "危及三安全一稳定", "3"},
		{"十二、事项", "十二事项", "事项", "12"},
		{"第三部分 申请情况", "第三部分申请情况", "申请情况", "3"},
		{"三 办理结果", "三办理结果", "办理结果", "3"},
		{"一般规定", "一般规定", "一般规定", ""},
		{"2024年报告", "2024年报告", "2024年报告", ""},
		{"其\u200b它", "其他", "其他", ""},
		{"", "", "", ""},
	} {
		if f := han.Fold(c.in); f != (han.Folded{Full: c.full, Core: c.core, Number: c.number}) {
			t.Errorf("%q: %+v", c.in, f)
		}
	}
}

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

func TestReadFigure(t *testing.T) {
	for _, c := range []struct {
		unit     report.Unit
		in, text string
		readable bool
		tidied   bool
	}{
		{report.Pieces, "12", "12", true, false},
		{report.Pieces, " 12\n", "12", true, false},
		{report.Pieces, "１２", "12", true, true},
		{report.Pieces, "\u30000", "0", true, true},
		{report.Pieces, "1,234", "1234", true, true},
		{report.Pieces, "1，234件", "1234", true, true},
		{report.Pieces, "1 234", "1234", true, true},
		{report.Pieces, "1 2 3", "123", true, true},
		{report.Pieces, "12①", "12", true, true},
		{report.Pieces, "12¹", "12", true, true},
		{report.Pieces, "12[1]", "12", true, true},
		{report.Pieces, "１２件［注］", "12", true, true},
		{report.Pieces, "12*", "12", true, true},
		{report.Pieces, "①", "①", false, false},
		{report.Pieces, "1②3", "1②3", false, false},
		{report.Pieces, "~~5~~6", "~~5~~6", false, false},
		{report.Pieces, "0 19", "0 19", false, false},
		{report.Pieces, "12 3", "12 3", false, false},
		{report.TenThousandYuan, "1 234.5", "1234.5", true, true},
		{report.Pieces, "3.00", "3", true, true},
		{report.Pieces, "007", "7", true, true},
		{report.Pieces, "00", "0", true, true},
		{report.Pieces, "", "", true, false},
		{report.Pieces, "\u3000", "", true, false},
		{report.Pieces, "1,23", "1,23", false, false},
		{report.Pieces, "1.5", "1.5", false, false},
		{report.Pieces, "5\n", "5", true, false},
		{report.Pieces, "5\n件", "5", true, true},
		{report.Pieces, "5\n12", "5 12", false, false},
		{report.Pieces, "５ \n ５", "５ ５", false, false},
		{report.Pieces, "-1", "-1", false, false},
		{report.Pieces, "9007199254740993", "9007199254740993", false, false},
		{report.Pieces, "/", "/", false, false},
		{report.Pieces, "见 附件", "见 附件", false, false},
		{report.Pieces, "3万元", "3万元", false, false},
		{report.TenThousandYuan, "110.32", "110.32", true, false},
		{report.TenThousandYuan, "96,171.60万元", "96171.60", true, true},
		{report.TenThousandYuan, "0元", "0", true, true},
		{report.TenThousandYuan, "5000元", "5000元", false, false},
		{report.TenThousandYuan, "3件", "3件", false, false},
	} {
		rd := readFigure(c.unit, c.in, spacing{groups: true, characters: true})
		if rd.text != c.text || rd.readable != c.readable || rd.tidied != c.tidied || rd.readable && rd.value.String() != c.text {
			t.Errorf("%q: %+v", c.in, rd)
		}
	}
}

// Spaces are part of a number where the document has them so throughout.
func TestSpacing(t *testing.T) {
	for in, want := range map[string]string{
		"12|1 234|5":           "12|?|5",
		"12|1 234|52 001|5":    "12|1234|52001|5",
		"12|1 234|52 001|500":  "12|1234|52001|500",
		"12|1 234|52 001|5000": "12|?|?|5000",
		"12|3 3|5 1":           "12|?|?",
		"1|3 3|5 1 . 5":        "1|33|51.5",
		"1|3 3":                "1|?",
		"362 361|4":            "?|4",
		"1\u30008|12":          "?|12",
	} {
		cells := map[report.Address]cellText{}
		for i, s := range strings.Split(in, "|") {
			cells[report.Address(strconv.Itoa(i))] = cellText{text: s}
		}
		spaces := spacingOf(cells)
		var got []string
		for s := range strings.SplitSeq(in, "|") {
			rd := readFigure(report.TenThousandYuan, s, spaces)
			if !rd.readable {
				rd.text = "?"
			}
			got = append(got, rd.text)
		}
		if got := strings.Join(got, "|"); got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}

func TestDecodeText(t *testing.T) {
	const text = `<meta charset="utf-8">政府信息公开㵲1`
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	utf16 := func(e unicode.Endianness, bom unicode.BOMPolicy) string {
		s, err := unicode.UTF16(e, bom).NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for name, c := range map[string]struct{ in, declared string }{
		"UTF-8":                     {text, ""},
		"UTF-8 with a mark":         {"\uFEFF" + text, ""},
		"GB 18030 declared UTF-8":   {gb, "utf-8"},
		"GB 18030 declared GB 2312": {strings.Replace(gb, "utf-8", "gb2312", 1), ""},
		"UTF-8 declared GBK":        {strings.Replace(text, "utf-8", "gbk", 1), "gbk"},
		"UTF-8, cut":                {text + strings.Repeat("报", 40) + "\xe6\x8a", ""},
		"GB 18030, cut, with data":  {strings.Replace(gb, "utf-8", "gbk", 1) + strings.Repeat(gb, 10) + strings.Repeat("QUJD", 1000) + "\xb1", ""},
		"UTF-8, cut, with data":     {text + strings.Repeat("报", 40) + strings.Repeat("QUJD", 1000) + "\xe6", ""},
		"UTF-16, little":            {utf16(unicode.LittleEndian, unicode.UseBOM), ""},
		"UTF-16, big":               {utf16(unicode.BigEndian, unicode.UseBOM), ""},
		"UTF-16 without a mark":     {utf16(unicode.LittleEndian, unicode.IgnoreBOM), ""},
	} {
		got, declared, _, err := decodeText([]byte(c.in))
		if err != nil || !strings.Contains(string(got), "政府信息公开㵲1") || declared != c.declared {
			t.Errorf("%s: %q, declared %q, %v", name, got, declared, err)
		}
	}
	if _, _, _, err := decodeText([]byte("\xff\xff\x80\x00\x01 nonsense \xfe")); err == nil {
		t.Error("nonsense is decoded")
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

func TestFurniture(t *testing.T) {
	for _, text := range []string{"首页 > 政务公开 > 年报", "您当前的位置：首页", "发布时间：2025-01-20 来源：某局", "字体：【大 中 小】", "【打印】 【关闭】", "打印本页 | 关闭窗口",
		"上一篇：关于放假的通知", "版权所有：某市人民政府", "某ICP备00000000号-1", "— 3 —", "第 3 页 共 9 页", "扫一扫在手机打开当前页", "续表"} {
		if !furniture(text) {
			t.Errorf("%q is not left out", text)
		}
	}
	for _, text := range []string{"", "无", "2024年，我局打印公开目录12份。", "（一）主动公开", "1.登记", "0", "规章", "附件", "公开形式不够丰富，来源：网站留言较少。", "名称变更情况"} {
		if furniture(text) {
			t.Errorf("%q is left out", text)
		}
	}
}

func TestEveryCodeHasWords(t *testing.T) {
	for code, w := range words {
		if w.text.ZH == "" || w.text.EN == "" {
			t.Errorf("%s has no words", code)
		}
	}
}

func TestWithoutRadicals(t *testing.T) {
	for text, want := range map[string]string{
		"人⺠政府⻔⼾网站": "人民政府门户网站", "⾏政⽀出": "行政支出", "⻘海⻢⼭": "青海马山", "公开": "公开", "⺀": "⺀", "\u2329办法\u232A": "〈办法〉",
	} {
		if got, _ := withoutRadicals(text); got != want {
			t.Errorf("%s was read as %s, want %s", text, got, want)
		}
	}
	if _, n := withoutRadicals("人⺠政府⻔⼾网站"); n != 3 {
		t.Errorf("%d radicals", n)
	}
}

func TestTextShape(t *testing.T) {
	for text, want := range map[string]kind{
		"<p align=center>某局</p>\n\n## 一、总体情况\n\n## 二、主动公开\n<table><tr><td>": kindMarkdown,
		"<body>\n# 一\n# 二\n":             kindHTML,
		"<!doctype html><p># 一":          kindHTML,
		"# 某局\n\n| a | b |\n|---|---|\n": kindMarkdown,
		"office: 某局\nyear: 2024\n":       kindYAML,
		" {\"office\": \"某局\"}":          kindJSON,
		"一、总体情况\n规章\t1\t2\t3\n":          kindText,
	} {
		if got, err := kindOfText(newAccount(context.Background(), Limits{}), []byte(text)); err != nil || got != want {
			t.Errorf("%q is taken for %s, want %s", text, got, want)
		}
	}
}
