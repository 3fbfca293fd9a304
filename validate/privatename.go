package validate

import (
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/report"
)

// privateName asks where a name seems to stand behind 申请人, 原告 and the like. Officials
// and contact persons may be named, and 张某 and 李某某 name nobody.
var privateName = &Rule{
	Code:     "PUB005",
	Severity: Hint,
	Title: report.Label{
		ZH: "正文疑含申请人等个人姓名",
		EN: "The name of a private person seems to stand in a text"},
	Message: report.Label{
		ZH: "“%[1]s”是个人姓名吗？申请人、当事人的姓名不应公开（“%[3]s”）。",
		EN: "Is “%[1]s” a person's name? Those of applicants and parties are not made public (“%[3]s”)."},
	Basis: report.Label{
		ZH: "《中华人民共和国政府信息公开条例》第十五条",
		EN: "Regulation on government information disclosure, art. 15"},
	Good: "overview = 申请人张某不服答复，申请行政复议。",
	Bad:  "overview = 申请人张三丰不服答复，申请行政复议。",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		var findings []Finding
		for _, l := range ctx.prose() {
			if !l.paragraph || !containsAny(l.text, parties) {
				continue
			}
			if !ctx.Step(len(parties) * len(l.text)) {
				return nil
			}
			for _, party := range parties {
				for at := 0; ; {
					i := strings.Index(l.text[at:], party)
					if i < 0 {
						break
					}
					start := at + i + len(party)
					at = start
					n := nameAt(l.text[start:])
					if n == 0 {
						continue
					}
					if !ctx.Grow(findingSize) {
						return nil
					}
					place := l.place(start, start+n)
					findings = append(findings, Finding{Places: []Place{place}, Got: l.text[start : start+n], Args: []any{place.Quote}})
				}
			}
		}
		return findings
	},
}

var (
	// parties are words behind which the name of a private person may stand.
	parties = []string{"申请人", "原告", "当事人", "信访人", "证人", "投诉人", "举报人", "第三人", "上诉人", "村民", "居民", "市民", "群众", "业主"}
	// behindName are the words that follow a name.
	behindName = []string{"不服", "申请", "提出", "提起", "向", "诉", "的", "于", "要求", "、", "，", "（", "(", "等", "先生", "女士", "反映", "投诉", "起诉", "因", "对", "与", "在"}
	// surnames are the common ones; those that begin everyday words behind 申请人 (应, 向, 于,
	// 和, 关, 时, 对, 成, 从, 数) are left out.
	surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤"
	// notNames are characters that words hold and names of private persons hardly do, and
	// 某 with which a name is hidden.
	notNames = "某×X*＊甲乙丙的了是不在于和与或等已未可可应所该其此及申请向提信数件次人"
)

// nameAt returns the length in bytes of the name that a text seems to begin with, 0 where
// it begins with none.
func nameAt(s string) int {
	surname, size := utf8.DecodeRuneInString(s)
	if !strings.ContainsRune(surnames, surname) {
		return 0
	}
	n := size
	for range 2 {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !isHan(r) || strings.ContainsRune(notNames, r) {
			return 0
		}
		n += size
		if startsWithAny(s[n:], behindName) && !startsWithAny(s, everyday) {
			return n
		}
	}
	return 0
}

// everyday are words that begin with a surname.
var everyday = []string{"方面", "方式", "方便", "金额", "任何", "任意", "程序", "白天", "江北", "石油", "马上", "万一", "严格", "常住", "何时", "何种", "余下", "付费", "许可", "毛利", "田地", "周边", "周围", "龙头", "武警", "史料", "段落", "范围", "夏季", "秋季", "金融", "高校", "石材", "钟情"}
