package docx

import "strings"

// unsafeNames are what a file is refused for ([UnsafeError]), in Chinese; what stands
// behind such a beginning is the file's own.
var unsafeNames = []struct{ en, zh string }{
	{"a part of a kind that Word documents do not have", "Word文档没有的部件"},
	{"something else than its name says", "与名称不符的内容"},
	{"a file of another format to insert (altChunk)", "要插入的其他格式文件（altChunk）"},
	{"a field whose code depends on the program that shows it", "代码取决于显示程序的域"},
	{"a field whose name is made by another", "名称由其他域生成的域"},
	{"a relationship that leads out of the package, to ", "指向文件之外的关系："},
	{"a link to another file", "指向其他文件的链接"},
	{"a link to ", "指向以下地址的链接："},
	{"the field ", "域"},
	{"a relationship (", "指向文件之外的关系（"},
	{"a web add-in", "网页加载项"},
	{"an ActiveX control", "ActiveX控件"},
	{"an OLE object", "OLE对象"},
	{"an embedded file (OLE object)", "嵌入的文件（OLE对象）"},
	{"commands for the ribbon (customUI)", "功能区命令（customUI）"},
	{"keys with commands", "快捷键命令"},
	{"toolbars with commands", "工具栏命令"},
	{"a frame with another document", "含有其他文档的框架"},
	{"frames with other documents", "含有其他文档的框架"},
	{"a style sheet to transform it with", "转换用的样式表"},
	{"a video", "视频"},
	{"macros", "宏"},
	{"a script", "脚本"},
	{"a subdocument", "子文档"},
	{"a data source for letters", "邮件合并的数据源"},
	{"a web page in it", "其中的网页"},
	{"a web page in a drawing", "图形中的网页"},
	{"an attached template", "附加的模板"},
	{"an attached schema", "附加的架构"},
}

// unsafeInChinese says in Chinese what a file is refused for.
func unsafeInChinese(what string) string {
	for _, n := range unsafeNames {
		if rest, ok := strings.CutPrefix(what, n.en); ok {
			return n.zh + strings.Replace(rest, ") that leads out of the file, to ", "）：", 1)
		}
	}
	return what
}
