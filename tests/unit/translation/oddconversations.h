#pragma once

#include "anthropicbodies.h"

#include <random>
#include <string>
#include <vector>

/// Conversations as no client would have them, each valid for Anthropic's own eyes.
class OddConversations
{
public:
    explicit OddConversations(unsigned seed) : m_random(seed) { }

    std::string body()
    {
        std::string messages = list(9, [this] { return message(); });
        if (messages == "[]") {
            messages = R"([{"role":"user","content":"hi"}])";
        }
        std::string more = R"(,"tools":)" + list(5, [this] { return tool(); });
        more += one({"", R"(,"system":"S")",
            R"(,"system":[{"type":"text","text":"S","cache_control":{"type":"ephemeral"}}])"});
        more += one({"", R"(,"thinking":{"type":"enabled","budget_tokens":5000})",
            R"(,"thinking":{"type":"disabled"})",
            R"(,"thinking":{"type":"adaptive"},"output_config":{"effort":"high"})"});
        more += one({"", R"(,"tool_choice":{"type":"any","disable_parallel_tool_use":true})",
            R"(,"tool_choice":{"type":"tool","name":"a"})", R"(,"tool_choice":{"type":"none"})"});
        more += one({"", R"(,"output_config":{"format":{"type":"json_schema","schema":{"type":"object"}}})"});
        more += one({"", R"(,"cache_control":{"type":"ephemeral"})",
            R"(,"top_k":3,"top_p":0.5,"stop_sequences":["x"])"});
        return anthropicbodies::bodyWith(messages, more,
            one({"qwen3-coder-plus", "qwen3.7-plus", "qwen3.8-max", "qwen3.8-flash", "qwen3-max", "glm-5",
                "llama", "claude-opus-5-5", "qwen3-vl-plus", "qwq-plus"}));
    }

    /// The inputs of all calls that the last body had.
    [[nodiscard]] const std::vector<std::string> &inputs() const { return m_inputs; }

private:
    std::size_t upTo(std::size_t size) { return m_random() % size; }
    std::string one(const std::vector<std::string> &texts) { return texts[upTo(texts.size())]; }

    template <typename Make> std::string list(std::size_t most, Make make)
    {
        std::string text = "[";
        for (std::size_t left = upTo(most + 1); left > 0; --left) {
            text += (text.size() > 1 ? "," : "") + make();
        }
        return text + ']';
    }

    std::string id() { return one({"a", "b", "toolu_1", "call:1", "", "a_2"}); }
    std::string cache() { return one({"", "", R"(,"cache_control":{"type":"ephemeral"})"}); }

    std::string text()
    {
        return R"({"type":"text","text":")" + one({"", " \\n", "hello", "\\u003ca\\u003e", "Error: x", "é"})
            + '"' + cache() + '}';
    }

    std::string common()
    {
        return one(
            {text(), text(), R"({"type":"image","source":{"data":"aGk=","type":"base64"})" + cache() + '}',
                R"({"type":"image","source":{"type":"file","file_id":"f"}})", R"({"type":"image"})",
                R"({"type":"document","title":"t","source":{"type":"base64","data":"aGk="}})",
                R"({"type":"document","source":{"type":"content","content":[{"type":"text","text":"x"}]}})",
                R"({"type":"search_result","title":"t","source":"s","content":[]})",
                R"({"type":"unheard_of"})", R"({"type":"tool_reference","tool_name":"deferred"})"});
    }

    std::string result()
    {
        const std::string content = one({"", R"(,"content":"")", R"(,"content":"x")", R"(,"content":null)",
            R"(,"content":)" + list(3, [this] { return common(); })});
        return R"({"type":"tool_result","tool_use_id":")" + id() + '"' + content
            + one({"", R"(,"is_error":true)"}) + cache() + '}';
    }

    std::string call()
    {
        const std::string input = one({"{}", R"({ "n": 1.50 })", R"({"a":"\u00e9\n","b":[1,{"c":null}]})",
            R"({"x":12345678901234567890})"});
        m_inputs.push_back(input);
        return R"({"type":"tool_use","id":")" + id() + R"(","name":")"
            + one({"a", "b.c", "", std::string(70, 'n')}) + R"(","input":)" + input + '}';
    }

    std::string message()
    {
        switch (upTo(5)) {
        case 0:
            return R"({"role":"system","content":)" + list(2, [this] { return text(); }) + '}';
        case 1:
        case 2:
            return R"({"role":"assistant","content":)" + list(4, [this] {
                return one({text(), call(), R"({"type":"thinking","thinking":"hm","signature":""})",
                    R"({"type":"redacted_thinking","data":"x"})",
                    R"({"type":"server_tool_use","id":"s","name":"web_search","input":{"query":"q"}})",
                    R"({"type":"web_search_tool_result","tool_use_id":"s","content":[{"title":"t","url":"u"}]})"});
            }) + '}';
        default:
            return R"({"role":"user","content":)"
                + one({R"("hi")", R"("")",
                    list(4,
                        [this] {
                            return one({common(), result()});
                        })})
                + '}';
        }
    }

    std::string tool()
    {
        return one({R"({"name":"a","input_schema":{}})", R"({"name":"deferred","defer_loading":true})",
            R"({"type":"web_search_20250305","name":"web_search"})",
            R"({"type":"bash_20250124","name":"bash"})",
            R"({"name":"b.c","input_schema":{"$schema":"x","properties":{}},"cache_control":{"type":"ephemeral"}})"});
    }

    std::mt19937 m_random;
    std::vector<std::string> m_inputs;
};
