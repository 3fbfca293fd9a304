package parse_test

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/parse"
)

func Example() {
	page := `<h1>某某市某某局2024年政府信息公开工作年度报告</h1>
<p>一、总体情况</p><p>2024年，各项工作平稳。</p>
<p>二、主动公开政府信息情况</p>
<table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>
<tr><td>规&nbsp;章</td><td>０</td><td>0</td><td>—</td></tr></table>
<p>三、收到和处理政府信息公开申请情况</p><p>四、政府信息公开行政复议、行政诉讼情况</p>
<p>五、存在的主要问题及整改情况</p><p>六、其他需要报告的事项</p><p>未收取信息处理费。</p>`
	res, err := parse.Read("page.html", strings.NewReader(page))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(res.Report.Office, res.Report.Year)
	fmt.Println(res.Report.Proactive.Rules.Issued, res.Report.Proactive.Rules.InForce.Blank())
	for i := range res.Diagnostics {
		if d := &res.Diagnostics[i]; strings.HasPrefix(string(d.Code), "figure.") {
			fmt.Println(d.Message(language.English))
		}
	}
	// Output:
	// 某某市某某局 2024
	// 0 true
	// Table 2 Article 20(1) Rules · In force: “—” is no figure; it is blank.
	// Table 2 Article 20(1) Rules · Issued this year: “０” was read as 0.
}
