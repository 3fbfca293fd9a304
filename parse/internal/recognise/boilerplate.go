package recognise

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
)

// What a page shows around a report: where one is, when it was published, buttons,
// who runs the site. Every pattern is of a whole paragraph, and a paragraph with a
// full stop is never furniture.

// longestFurniture is the number of characters of the longest paragraph that may be
// furniture.
const longestFurniture = 160

var (
	furnitureStart = regexp.MustCompile(`^[【\[（(]?\s*(?:` + strings.Join([]string{
		`(?:您|你)?(?:当前|现在|所在)(?:的)?(?:所在)?(?:的)?位置(?:是)?\s*[:：>]?`,
		`(?:发布|发文|公开|成文|生成|创建|修改|更新|发稿|印发)(?:日期|时间)\s*[:：]`,
		`(?:日期|时间)\s*[:：]\s*[0-9]{4}[-年/.]`,
		`(?:信息|文章|稿件|内容)?来源\s*[:：]`,
		`(?:索引号|索取号|信息索引|发布机构|发文机关|发布单位|公开(?:主体|方式|形式|属性|范围|类别|目录)|主题分类|主题词|体裁分类|组配分类|文号|发文字号|有效性|信息分类|信息名称|关键词|名称)\s*[:：]`,
		`(?:文章)?(?:作者|编辑|责任编辑|责编|审核|校对|签发|初审|复审|终审|录入|撰稿|摄影|文章录入)\s*[:：]`,
		`(?:信息|文章|稿件|内容)?(?:来源|作者|编辑|责编|审核|校对|监制|供稿|图文)\s*[丨|｜/]`,
		`(?:分享|收藏|点赞|在看|写留言|留言)(?:\s*[0-9万+]*\s*(?:分享|收藏|点赞|在看|写留言|留言|赞))*\s*[0-9万+]*\s*$`,
		`(?:浏览|阅读|点击|访问)(?:次数|量|数|率|人数)?\s*[:：]?\s*[0-9]*\s*次?\s*$`,
		`(?:字体|字号|大小|背景色|视力保护色)\s*[:：]?\s*[\[【（(]?\s*(?:特大|大|中|小|默认|$)`,
		`[（(]?(?:续上?表|接上表|续前表)[）)]?\s*$`, `[Pp]age\s*[0-9]+\s*$`, `[0-9]{1,3}\s*[-–—－]+\s*$`, `(?:上|下)一(?:篇|条|页)`, `[-—–]*\s*(?:END|end)\s*[-—–]*\s*$`, `(?:原创|点击(?:上方)?蓝字)`, `返回(?:顶部|首页|上一?页|列表)`,
		`(?:打印|关闭)(?:本页|此页|页面|窗口|文章)?(?:[】\])）\s]|$)`,
		`(?:相关|推荐)(?:链接|阅读|文章|信息|稿件|新闻|报道|解读)\s*[:：]?`,
		`(?:扫一扫|扫码|微信扫|用手机|手机扫)`, `分享(?:到|至|：|:|$)`, `(?:收藏|纠错|我要纠错)`,
		`首页\s*[>»›/|-]`, `网站地图`, `联系我们`, `无障碍`, `(?:繁體|繁体|简体|English)(?:版|中文)?\s*$`,
	}, "|") + `)`)
	// footer is what stands below a page, and nothing of a report below it.
	footer = regexp.MustCompile(`版权所有|(?i:copyright)|©|ICP备|公网安备|公安网?备|网站标识码|^(?:主办|承办|协办|技术支持|维护)(?:单位)?\s*[:：]|^(?:上|下)一(?:篇|条)|政府网站找错|党政机关网站`)
	// button are the words of which a line of buttons is made.
	button = map[string]bool{
		"打印": true, "打印本页": true, "打印此页": true, "关闭": true, "关闭窗口": true, "关闭本页": true, "关闭此页": true, "字体": true, "字号": true, "特大": true,
		"大": true, "中": true, "小": true, "默认": true, "收藏": true, "收藏本页": true, "分享": true, "分享到": true, "返回": true, "返回顶部": true,
		"返回首页": true, "上一篇": true, "下一篇": true, "微信": true, "微博": true, "新浪微博": true, "QQ空间": true, "首页": true, "下载": true,
		"朗读": true, "语音播报": true, "无": true, "TOP": true, "缩小": true, "放大": true, "纠错": true, "我要纠错": true,
	}
	between = regexp.MustCompile(`[\s\x{3000}\x{00A0}|｜/【】\[\]（）():：、·+-]+`)
)

// furniture reports whether a paragraph belongs to the page, not to the report.
func furniture(text string) bool {
	text = han.Trim(text)
	if text == "" || utf8.RuneCountInString(text) > longestFurniture || strings.Contains(text, "。") {
		return false
	}
	if doc.PageNumber.MatchString(text) {
		return true
	}
	text = strings.TrimLeft(text, "·•●■◆>»›*- ")
	return furnitureStart.MatchString(text) || footer.MatchString(text) || buttons(text)
}

func buttons(text string) bool {
	any := false
	for _, word := range between.Split(text, -1) {
		if word == "" {
			continue
		}
		if !button[word] {
			return false
		}
		any = any || word != "无" // which alone is what a report says
	}
	return any
}
